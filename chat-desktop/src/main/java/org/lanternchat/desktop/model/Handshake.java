package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ConnectionStatus.Cause;
import org.lanternchat.desktop.connection.ConnectionStatus.Reason;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.model.Phase.Field;
import org.lanternchat.desktop.model.Phase.Problem;
import org.lanternchat.desktop.settings.Account;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand.Hello;
import org.lanternchat.protocol.ClientCommand.Resume;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What is said first on a connection, and what it means when that is refused. Has no state.
final class Handshake {
    /// No store has this epoch: the server then sends the newest messages of each room.
    private static final String NO_EPOCH = "none";

    private Handshake() {}

    /// @param invite the join code for who is new; null for none
    /// @param receipts whether others are told what this person has read
    static Hello hello(
            String name,
            Account account,
            @Nullable String invite,
            boolean receipts,
            Resume resume) {
        String client = "desktop/" + version();
        int version = org.lanternchat.protocol.ClientCommand.VERSION;
        Boolean seen = receipts ? null : false;
        return new Hello(null, version, name, account.token(), null, invite, client, seen, resume);
    }

    /// The first command of a device that becomes another one of somebody.
    static Hello linking(String code) {
        String client = "desktop/" + version();
        int version = org.lanternchat.protocol.ClientCommand.VERSION;
        return new Hello(null, version, null, null, code, null, client, null, null);
    }

    /// The rooms of the first `hello`: those of the last time, that of the link, and those that
    /// messages wait for; `general` when there is none.
    static Resume firstRooms(Account account, ServerAddress address, List<String> waiting) {
        LinkedHashSet<String> rooms = new LinkedHashSet<>();
        if (address.room() != null) rooms.add(address.room());
        rooms.addAll(waiting);
        rooms.addAll(account.rooms());
        if (rooms.isEmpty()) rooms.add(RoomName.GENERAL.value());
        Map<String, Long> none = new LinkedHashMap<>();
        rooms.stream().limit(Limits.RESUME_ROOMS).forEach(room -> none.put(room, 0L));
        return new Resume(NO_EPOCH, none);
    }

    /// The rooms that are remembered with how far they are known, and the others besides.
    static Resume withOthers(Resume known, Resume others) {
        LinkedHashMap<String, Long> rooms = new LinkedHashMap<>(known.rooms());
        others.rooms().forEach(rooms::putIfAbsent);
        while (rooms.size() > Limits.RESUME_ROOMS) rooms.pollLastEntry();
        return new Resume(known.epoch(), rooms);
    }

    /// The room that is shown first: that of the link, that of the last time, or one of them.
    static String firstShown(Account account, ServerAddress address) {
        String last = account.lastRoom();
        if (address.room() != null) return address.room();
        if (last != null && account.rooms().contains(last)) return last;
        return account.rooms().isEmpty() ? RoomName.GENERAL.value() : account.rooms().getFirst();
    }

    static Problem problem(Failure failure) {
        boolean aboutName =
                failure.code() == ErrorCode.NAME_TAKEN || failure.code() == ErrorCode.NAME_INVALID;
        Field field = aboutName ? Field.NAME : Field.ADDRESS;
        if (failure.code() == ErrorCode.INVITE_NEEDED) field = Field.JOIN_CODE;
        return new Problem(field, Refusals.of(failure), failure.suggest());
    }

    /// No connection came about.
    static Phase failed(Cause cause, ServerAddress address) {
        Problem problem = problem(cause, address);
        return cause == Cause.NOT_A_CHAT ? new Phase.NoChat(problem) : new Phase.Failed(problem);
    }

    static Problem problem(Cause cause, ServerAddress address) {
        String text =
                switch (cause) {
                    case UNREACHABLE -> Wording.of("signin.unreachable", address.text());
                    case NOT_A_CHAT -> Wording.of("signin.notAChat", address.text());
                    case LOST -> Wording.of("signin.lost", address.text());
                };
        return new Problem(Field.ADDRESS, text, null);
    }

    static Problem problem(Reason reason) {
        String text =
                switch (reason) {
                    case BANNED -> Wording.of("line.banned");
                    case SIGNED_OUT -> Wording.of("line.signedOut");
                    case VERSION -> Wording.of("line.version");
                };
        return new Problem(Field.ADDRESS, text, null);
    }

    private static String version() {
        @Nullable String version = Handshake.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }
}
