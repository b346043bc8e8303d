package org.lanternchat.desktop.model;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ServerEvent.Moderated;
import org.lanternchat.protocol.ServerEvent.RoomNotice;
import org.lanternchat.protocol.ServerEvent.Sum;
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
    private static final String RENAMED = "renamed";

    private Notices() {}

    /// What happened to one person, first and last.
    private record Way(String name, String from, String to) {}

    /// What is gathered: people by name, how many came and went besides, and whole sentences.
    private static final class Gathering {
        final Map<String, Way> people = new LinkedHashMap<>();
        final List<String> sentences = new ArrayList<>();
        int joinedBesides;
        int leftBesides;
    }

    /// One line for all of these, empty when none is worth telling. Each person is named once, with
    /// what it came to in the end.
    static String gathered(List<? extends RoomNotice> notices, String ownUid) {
        Gathering gathering = new Gathering();
        for (RoomNotice notice : notices) {
            switch (notice) {
                case Moderated moderated -> gathering.sentences.add(sentence(moderated));
                case SystemNotice system -> add(system, gathering, ownUid);
            }
        }
        gathering.people.remove(ownUid);
        List<String> parts = new ArrayList<>();
        tell("notice.joined", gathering, JOINED, JOINED, gathering.joinedBesides, parts);
        tell("notice.back", gathering, LEFT, JOINED, 0, parts);
        tell("notice.looked", gathering, JOINED, LEFT, 0, parts);
        tell("notice.left", gathering, LEFT, LEFT, gathering.leftBesides, parts);
        parts.addAll(gathering.sentences);
        return String.join(" · ", parts);
    }

    private static void add(SystemNotice notice, Gathering gathering, String ownUid) {
        String uid = notice.uid();
        String name = notice.name();
        Sum sum = notice.sum();
        if (uid != null && name != null && isComing(notice.event())) {
            move(uid, name, notice.event(), gathering);
        } else if (sum != null && isComing(sum.event())) {
            add(sum, gathering, ownUid);
        } else if (notice.event().equals(RENAMED) && notice.was() != null && name != null) {
            gathering.sentences.add(Wording.of("notice.renamed", notice.was(), name));
        } else {
            gathering.sentences.add(notice.text());
        }
    }

    private static boolean isComing(String event) {
        return event.equals(JOINED) || event.equals(LEFT);
    }

    private static void move(String uid, String name, String event, Gathering gathering) {
        Way before = gathering.people.get(uid);
        gathering.people.put(uid, new Way(name, before == null ? event : before.from(), event));
    }

    private static void add(Sum sum, Gathering gathering, String ownUid) {
        int besides = sum.count() - sum.named().size();
        for (Person person : sum.named()) {
            if (!person.uid().equals(ownUid)) {
                move(person.uid(), person.name(), sum.event(), gathering);
            }
        }
        if (sum.event().equals(JOINED)) {
            gathering.joinedBesides += besides;
        } else {
            gathering.leftBesides += besides;
        }
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
            String key,
            Gathering gathering,
            String from,
            String to,
            int besides,
            List<String> parts) {
        List<String> names =
                gathering.people.values().stream()
                        .filter(way -> way.from().equals(from) && way.to().equals(to))
                        .map(Way::name)
                        .toList();
        if (names.isEmpty() && besides <= 0) return;
        parts.add(Wording.of(key, Wording.list(names, NAMED, Math.max(0, besides))));
    }
}
