package org.lanternchat.desktop.model;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ServerEvent.Moderated;
import org.lanternchat.protocol.ServerEvent.RoomNotice;
import org.lanternchat.protocol.ServerEvent.SystemNotice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers what happened between two messages into one line: `bob, carol and 3 others joined · dave
/// left`. Has no state.
final class Notices {
    private static final int NAMED = 3;
    private static final String JOINED = "joined";
    private static final String LEFT = "left";

    private Notices() {}

    /// What happened to one person, first and last.
    private record Way(String name, String from, String to) {}

    /// One line for all of these, empty when none is worth telling. Each person is named once, with
    /// what it came to in the end.
    static String gathered(List<? extends RoomNotice> notices, String ownUid) {
        Map<String, Way> people = new LinkedHashMap<>();
        List<String> sentences = new ArrayList<>();
        for (RoomNotice notice : notices) {
            switch (notice) {
                case Moderated moderated -> sentences.add(sentence(moderated));
                case SystemNotice coming when isCounted(coming) -> count(coming, people);
                case SystemNotice other -> sentences.add(other.text());
            }
        }
        people.remove(ownUid);
        List<String> parts = new ArrayList<>();
        tell("notice.joined", people, JOINED, JOINED, parts);
        tell("notice.back", people, LEFT, JOINED, parts);
        tell("notice.looked", people, JOINED, LEFT, parts);
        tell("notice.left", people, LEFT, LEFT, parts);
        parts.addAll(sentences);
        return String.join(" · ", parts);
    }

    private static boolean isCounted(SystemNotice notice) {
        boolean counted = notice.event().equals(JOINED) || notice.event().equals(LEFT);
        return counted && notice.uid() != null && notice.name() != null;
    }

    private static void count(SystemNotice notice, Map<String, Way> people) {
        String uid = String.valueOf(notice.uid());
        Way before = people.get(uid);
        String from = before == null ? notice.event() : before.from();
        people.put(uid, new Way(String.valueOf(notice.name()), from, notice.event()));
    }

    private static String sentence(Moderated done) {
        long seconds = done.seconds() == null ? 0 : done.seconds();
        String key =
                switch (done.action()) {
                    case KICK -> "moderated.kick";
                    case BAN -> "moderated.ban";
                    case UNBAN -> "moderated.unban";
                    case MUTE -> "moderated.mute";
                    case UNMUTE -> "moderated.unmute";
                    case SLOW -> seconds == 0 ? "moderated.slowOff" : "moderated.slow";
                    case LOCK -> "moderated.lock";
                    case UNLOCK -> "moderated.unlock";
                };
        String name = done.name() == null ? "" : done.name();
        String told = Wording.of(key, done.by().name(), name, seconds);
        return done.why() == null ? told : told + ": " + done.why();
    }

    private static void tell(
            String key, Map<String, Way> people, String from, String to, List<String> parts) {
        List<String> names =
                people.values().stream()
                        .filter(way -> way.from().equals(from) && way.to().equals(to))
                        .map(Way::name)
                        .toList();
        if (!names.isEmpty()) parts.add(Wording.of(key, Wording.list(names, NAMED)));
    }
}
