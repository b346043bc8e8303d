package org.lanternchat.server.operator;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Codec;
import org.lanternchat.server.data.StartException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a backup says of itself, its member `manifest.json`: from which version and numbering it
/// is, and each other member with its size and SHA-256. Immutable.
record Manifest(
        String version,
        int schema,
        String epoch,
        long made,
        long rooms,
        long people,
        long messages,
        List<Member> members) {
    static final String NAME = "manifest.json";
    static final String DATABASE = "chat.db";

    /// The largest one that is read, in bytes: about 400,000 members.
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final String FORMAT = "lantern-chat-backup-1";
    private static final Pattern CONTENT = Pattern.compile("files/([0-9a-f]{64})");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    Manifest {
        members = List.copyOf(members);
    }

    /// `chat.db`, or `files/` and the SHA-256 of what is in it: no other name is ever unpacked.
    record Member(String name, long size, String sha256) {
        Member {
            Matcher content = CONTENT.matcher(name);
            boolean isKnown =
                    content.matches() ? content.group(1).equals(sha256) : name.equals(DATABASE);
            if (!isKnown || size < 0 || !SHA256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("not a member of a backup");
            }
        }

        static String nameOf(String blob) {
            return "files/" + blob;
        }

        boolean isDatabase() {
            return name.equals(DATABASE);
        }
    }

    /// How many bytes it has unpacked.
    long size() {
        return members.stream().mapToLong(Member::size).reduce(0, Math::addExact);
    }

    byte[] encode() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("version", version);
        document.put("schema", schema);
        document.put("epoch", epoch);
        document.put("made", made);
        document.put("rooms", rooms);
        document.put("people", people);
        document.put("messages", messages);
        document.put("members", members);
        return Codec.encodeDocument(document);
    }

    /// @throws StartException when this is the manifest of no backup, or of a damaged one
    static Manifest decode(byte[] document) throws StartException {
        Map<String, Object> read = Codec.decodeDocument(document);
        try {
            if (!FORMAT.equals(read.get("format"))) throw new IllegalArgumentException("format");
            Manifest manifest =
                    new Manifest(
                            text(read, "version"),
                            Math.toIntExact(number(read, "schema")),
                            text(read, "epoch"),
                            number(read, "made"),
                            number(read, "rooms"),
                            number(read, "people"),
                            number(read, "messages"),
                            members(read.get("members")));
            var _ = manifest.size();
            return manifest;
        } catch (IllegalArgumentException | ArithmeticException notOurs) {
            throw notABackup();
        }
    }

    static StartException notABackup() {
        return Terminal.refused(
                "This file is not a backup of Lantern Chat, or it is damaged. Nothing was changed;"
                        + " choose another backup.");
    }

    private static List<Member> members(@Nullable Object list) {
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (list instanceof List<?> entries) {
            for (Object entry : entries) {
                if (!(entry instanceof Map<?, ?> fields)) throw new IllegalArgumentException();
                Member member =
                        new Member(
                                text(fields, "name"),
                                number(fields, "size"),
                                text(fields, "sha256"));
                if (!names.add(member.name())) throw new IllegalArgumentException("twice");
                members.add(member);
            }
        }
        if (!names.contains(DATABASE)) throw new IllegalArgumentException("no database");
        return members;
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) return text;
        throw new IllegalArgumentException(name);
    }

    private static long number(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Number number) return number.longValue();
        throw new IllegalArgumentException(name);
    }
}
