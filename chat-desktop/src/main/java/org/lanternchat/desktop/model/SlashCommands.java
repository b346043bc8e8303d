package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What begins with a slash and is done instead of said. Belongs to the window's thread.
///
/// `/usr/bin` is no command, and two slashes begin a message with one.
final class SlashCommands {
    private static final Pattern FORM = Pattern.compile("/(\\p{L}+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern NAME_AND_TEXT =
            Pattern.compile("@?(\\S+)\\s+(.+)", Pattern.DOTALL);

    private final Posting posting;
    private final Requests requests;
    private final RoomVisits visits;
    private final Doors doors;
    private final Admission admission;
    private final Consumer<String> tell;

    /// The commands that there are.
    enum Command {
        JOIN,
        MSG,
        ME,
        TOPIC,
        LEAVE,
        AWAY,
        HELP;

        /// As it is typed, with its slash.
        String word() {
            return "/" + name().toLowerCase(Locale.ROOT);
        }

        /// What is typed behind it, as `/help` and the completions show it.
        String use() {
            return switch (this) {
                case JOIN -> Wording.of("slash.join.use");
                case MSG -> Wording.of("slash.msg.use");
                case ME -> Wording.of("slash.me.use");
                case TOPIC -> Wording.of("slash.topic.use");
                case LEAVE, AWAY, HELP -> "";
            };
        }

        String explanation() {
            return switch (this) {
                case JOIN -> Wording.of("slash.join");
                case MSG -> Wording.of("slash.msg");
                case ME -> Wording.of("slash.me");
                case TOPIC -> Wording.of("slash.topic");
                case LEAVE -> Wording.of("slash.leave");
                case AWAY -> Wording.of("slash.away");
                case HELP -> Wording.of("slash.help");
            };
        }

        static Optional<Command> of(String word) {
            String typed = "/" + word.toLowerCase(Locale.ROOT);
            return Arrays.stream(values()).filter(one -> one.word().equals(typed)).findFirst();
        }
    }

    /// @param tell takes sentences that come later, and those that are no complaint
    SlashCommands(
            Posting posting,
            Requests requests,
            RoomVisits visits,
            Doors doors,
            Admission admission,
            Consumer<String> tell) {
        this.posting = posting;
        this.requests = requests;
        this.visits = visits;
        this.doors = doors;
        this.admission = admission;
        this.tell = tell;
    }

    static boolean isCommand(String text) {
        return FORM.matcher(text.strip()).matches();
    }

    /// The message that is meant by a text which is no command.
    static String message(String text) {
        return text.startsWith("//") ? text.substring(1) : text;
    }

    /// Does what is typed.
    ///
    /// @return what stands against it, as a sentence; null when it was done or is under way
    @Nullable String run(RoomModel room, String typed) {
        Matcher form = FORM.matcher(typed.strip());
        if (!form.matches()) return null;
        String rest = form.group(2) == null ? "" : form.group(2).strip();
        Optional<Command> command = Command.of(form.group(1));
        if (command.isEmpty()) return Wording.of("slash.unknown", "/" + form.group(1));
        try {
            return run(room, command.get(), rest, typed);
        } catch (ProtocolException wrong) {
            return wrong.sentence();
        }
    }

    private @Nullable String run(RoomModel room, Command command, String rest, String typed) {
        return switch (command) {
            case JOIN -> rest.isEmpty() ? usage(command) : visits.open(rest);
            case MSG -> message(room, rest, typed);
            case ME -> rest.isEmpty() ? usage(command) : posting.post(room.state(), acted(rest));
            case TOPIC -> topic(room, rest);
            case LEAVE -> leave(room);
            case AWAY -> away();
            case HELP -> help();
        };
    }

    private static String usage(Command command) {
        return Wording.of("slash.usage", command.word() + " " + command.use());
    }

    /// What somebody does stands in italics below their name.
    private static String acted(String rest) {
        String mark = rest.contains("*") ? "_" : "*";
        return mark + rest + mark;
    }

    private @Nullable String topic(RoomModel room, String text) {
        RoomName name = new RoomName(room.name());
        String cid = UUID.randomUUID().toString();
        return posting.give(room.state(), new ClientCommand.Topic(null, name, cid, text));
    }

    private @Nullable String leave(RoomModel room) {
        visits.leave(room);
        return null;
    }

    private @Nullable String away() {
        boolean on = !admission.isAway();
        requests.ask(
                rid -> new ClientCommand.Away(rid, on),
                answer -> {
                    switch (answer) {
                        case Answer.Refused(String why) -> tell.accept(why);
                        case Answer.Done _ -> tell.accept(Wording.of(on ? "away.on" : "away.off"));
                    }
                });
        return null;
    }

    /// The text goes out when the conversation is open; if it cannot be, it is typed again.
    private @Nullable String message(RoomModel room, String rest, String typed) {
        Matcher form = NAME_AND_TEXT.matcher(rest);
        if (!form.matches()) return usage(Command.MSG);
        String to = form.group(1);
        String text = form.group(2);
        if (!doors.isOpen(to) && !requests.isPossible()) return Wording.of("request.offline");
        doors.direct(
                to,
                refused -> {
                    tell.accept(refused);
                    if (room.draftProperty().get().isEmpty()) room.draftProperty().set(typed);
                },
                there -> {
                    String problem = visits.post(there, text);
                    if (problem != null) tell.accept(problem);
                });
        return null;
    }

    private @Nullable String help() {
        String all =
                Arrays.stream(Command.values())
                        .map(one -> (one.word() + " " + one.use()).strip())
                        .collect(Collectors.joining(" · "));
        tell.accept(Wording.of("slash.all", all));
        return null;
    }
}
