package org.lanternchat.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A command of version 1, field by field, and all that a field of its kind must not be. Immutable;
/// any thread may use it.
///
/// @param fields a good value of each, in JSON with single quotes
record Malformed(String type, Map<String, Field> fields) {
    /// A command that is wrong in one field, and the code of the error that it gets.
    record Bad(String command, String code) {}

    private record Field(Kind kind, boolean isRequired, String good) {}

    private static final String BAD_FIELD = "bad_field";

    /// What a field holds, with values that are none.
    private enum Kind {
        RID("5", "{}", "''", text(65)),
        CID("5", "{}", "''", "'a b'", "'é'", text(65)),
        ROOM("5", "{}", "[]", "''", "'~x'", "'a\\u200bb'", "'a\\u202eb'", text(25)),
        TEXT("5", "{}", "['x']", "true", "''", "' \\n '", "'a\\u0000b'", "'\\ud800'", "'\\u001b'"),
        LINE("5", "{}", "'a\\nb'", "'a\\u0000b'", "'\\ud800'"),
        TITLE("5", "{}", "''", "' '", "'a\\nb'"),
        SEQ("'x'", "'1'", "1.5", "-1", "true", "{}", "[1]", "99999999999999999999"),
        TARGET("'x'", "'1'", "1.5", "0", "-1", "true", "{}", "99999999999999999999"),
        SWITCH("'x'", "'true'", "1", "0", "{}"),
        EMOJI("5", "{}", "''", "'x'", "'7'", "'👍👍'", "'👍x'", "'🇩'"),
        ID("5", "{}", "true", text(65)),
        ROLE("'king'", "1", "{}", "''", "'Owner'", "'MODERATOR'"),
        ACTION("'dance'", "0", "{}", "''", "'KICK'"),
        ROOM_KIND("'direct'", "'secret'", "5"),
        SECONDS("-1", "'9'", "1.5", "31622401", "{}"),
        LIMIT("0", "201", "-1", "'9'", "1.5"),
        QUERY("5", "{}", "''", "' '", "'\\u0000'", "'\\ud800'"),
        NAME("5", "{}", "[]"),
        FILES("'x'", "5", "{}", "[5]", "['a b']", "['f','f']", "['']", eleven());

        @SuppressWarnings("ImmutableEnumChecker") // List.of is
        private final List<String> bad;

        Kind(String... bad) {
            this.bad = List.of(bad);
        }

        private List<String> tooLong() {
            return switch (this) {
                case TEXT -> List.of(text(4_001));
                case LINE -> List.of(text(251));
                case TITLE -> List.of(text(61));
                case QUERY -> List.of(text(201));
                case RID,
                        CID,
                        ROOM,
                        SEQ,
                        TARGET,
                        SWITCH,
                        EMOJI,
                        ID,
                        ROLE,
                        ACTION,
                        ROOM_KIND,
                        SECONDS,
                        LIMIT,
                        NAME,
                        FILES ->
                        List.of();
            };
        }

        private List<String> invalidNames() {
            return this == NAME ? List.of("''", "'admin'", "'a\\u200bb'", text(25)) : List.of();
        }
    }

    static final List<Malformed> COMMANDS =
            List.of(
                    entry("chat", "text! TEXT 'x'", "reply SEQ 2"),
                    entry("chat", "files! FILES ['f-none']"),
                    entry("edit", "target! TARGET 2", "text! TEXT 'x'"),
                    entry("delete", "target! TARGET 99"),
                    entry("react", "target! TARGET 2", "emoji! EMOJI '👍'", "on! SWITCH true"),
                    entry("pin", "target! TARGET 2", "on! SWITCH true"),
                    entry("topic", "text! LINE 'x'"),
                    of("join", "room! ROOM 'lab'", "since SEQ 1", "invite ID 'x'"),
                    of("leave", "room! ROOM 'lab'"),
                    of("create", "room! ROOM 'attic'", "topic LINE 'x'", "kind ROOM_KIND 'open'"),
                    of("create", "kind ROOM_KIND 'private'", "title! TITLE 'x'", "topic LINE 'x'"),
                    of("direct", "to! ID 'bob'"),
                    of("invite", "room! ROOM 'lab'"),
                    of("history", "room! ROOM 'lab'", "before SEQ 1", "limit LIMIT 1"),
                    of("history", "room! ROOM 'lab'", "after SEQ 1", "pinned SWITCH false"),
                    of("history", "room! ROOM 'lab'", "around SEQ 1"),
                    of("search", "q! QUERY 'x'", "room ROOM 'lab'", "from ID 'u1'", "before SEQ 1"),
                    of("search", "q! QUERY 'x'", "limit LIMIT 1"),
                    of("read", "room! ROOM 'lab'", "seq! SEQ 1"),
                    of("name", "name! NAME 'alice'"),
                    of("away", "on! SWITCH false"),
                    of("link"),
                    of("signout", "all SWITCH true"),
                    of("moderate", "room ROOM 'lab'", "action! ACTION 'lock'", "why LINE 'x'"),
                    of("moderate", "action! ACTION 'ban'", "uid! ID 'u9'", "seconds SECONDS 1"),
                    of("moderate", "room! ROOM 'lab'", "action! ACTION 'mute'", "uid! ID 'u2'"),
                    of(
                            "moderate",
                            "room! ROOM 'lab'",
                            "action! ACTION 'slow'",
                            "seconds! SECONDS 1"),
                    of("role", "room ROOM 'lab'", "uid! ID 'u2'", "role! ROLE 'owner'"),
                    of("claim", "code! ID 'x'"),
                    of("hook", "room! ROOM 'lab'", "name! NAME 'bot'"),
                    of("unhook", "code! ID 'x'"),
                    of("rooms"),
                    of("typing", "room! ROOM 'lab'", "on! SWITCH true"),
                    of("ping"));

    private static Malformed entry(String type, String... fields) {
        List<String> all = new ArrayList<>(List.of("cid CID 'c'", "room! ROOM 'lab'"));
        all.addAll(List.of(fields));
        return of(type, all.toArray(String[]::new));
    }

    /// Each field as `name KIND good`, the name with a `!` where it must not be missing.
    private static Malformed of(String type, String... fields) {
        Map<String, Field> all = new LinkedHashMap<>();
        all.put("rid", new Field(Kind.RID, false, "'r'"));
        for (String field : fields) {
            String[] parts = field.split(" ", 3);
            boolean isRequired = parts[0].endsWith("!");
            String name = isRequired ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            all.put(name, new Field(Kind.valueOf(parts[1]), isRequired, parts[2]));
        }
        return new Malformed(type, all);
    }

    String example() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, field.good()));
        return command(values);
    }

    /// The example with one field changed, in every way that is wrong.
    List<Bad> mutations() {
        List<Bad> mutations = new ArrayList<>();
        fields.forEach(
                (name, field) -> {
                    if (field.isRequired()) {
                        mutations.add(new Bad(without(name), BAD_FIELD));
                        mutations.add(new Bad(with(name, "null"), BAD_FIELD));
                    }
                    field.kind().bad.forEach(v -> mutations.add(new Bad(with(name, v), BAD_FIELD)));
                    for (String value : field.kind().tooLong()) {
                        mutations.add(new Bad(with(name, value), "too_long"));
                    }
                    for (String value : field.kind().invalidNames()) {
                        mutations.add(new Bad(with(name, value), "name_invalid"));
                    }
                });
        return mutations;
    }

    private String without(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((field, of) -> values.put(field, of.good()));
        values.remove(name);
        return command(values);
    }

    private String with(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((field, of) -> values.put(field, of.good()));
        values.put(name, value);
        return command(values);
    }

    private String command(Map<String, String> values) {
        StringBuilder command = new StringBuilder("{'type':'" + type + "'");
        values.forEach((name, value) -> command.append(",'" + name + "':" + value));
        return command.append('}').toString();
    }

    private static String text(int length) {
        return "'" + "x".repeat(length) + "'";
    }

    private static String eleven() {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 11; i++) ids.add("'f" + i + "'");
        return "[" + String.join(",", ids) + "]";
    }

    @Override
    public String toString() {
        return type + " " + fields.keySet();
    }
}
