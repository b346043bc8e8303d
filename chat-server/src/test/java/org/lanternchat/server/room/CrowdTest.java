package org.lanternchat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.TutorialEvent;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.frame.Broadcast;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.store.Contents;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What is told to everybody and what is offered to one, in any mixture: each gets what is meant
/// for them, in order, once.
class CrowdTest {
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    private static final Contents NOTHING =
            new Contents(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());

    private final Identities identities = new Identities(NOTHING, new FakeTimers(), 1);
    private final Crowd crowd = new Crowd();
    private int frames;

    private static final class Listener implements Participant {
        final Identity identity;
        final Dialect dialect;
        final List<Frame> offered = new ArrayList<>();
        final List<Frame> sent = new ArrayList<>();

        /// What it should have got.
        final List<Frame> due = new ArrayList<>();

        boolean isBehind;

        Listener(Identity identity, Dialect dialect) {
            this.identity = identity;
            this.dialect = dialect;
        }

        @Override
        public Identity identity() {
            return identity;
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public void offer(Frame frame) {
            offered.add(frame);
        }

        @Override
        public void flush() {
            sent.addAll(offered);
            offered.clear();
        }

        @Override
        public boolean isBehind() {
            return isBehind;
        }

        @Override
        public void turnedAway(Ticket ticket) {}

        @Override
        public boolean showsWhatIsSeen() {
            return true;
        }

        @Override
        public void refused(Draft draft, ErrorCode code, String sentence, long retry) {}
    }

    private Listener listener(Dialect dialect) {
        return new Listener(identities.guest("anonymous", null), dialect);
    }

    private Listener entered(Dialect dialect) {
        Listener listener = listener(dialect);
        crowd.enter(listener, new Ticket(room(), 1));
        return listener;
    }

    @SuppressWarnings("NullAway") // the crowd asks no ticket for its room
    private static Room room() {
        return null;
    }

    private Frame frame(int letters) {
        return Frame.of(new TutorialEvent.NoticeA(++frames + "x".repeat(letters)));
    }

    private Frame droppable() {
        return Frame.droppable(new ServerEvent.Ok("r" + ++frames));
    }

    @Test
    void whatIsToldGoesOutAtTheEndOfThePassToThoseWhoSpeakTheDialect() {
        Listener first = entered(Dialect.VERSION_1);
        Listener second = entered(Dialect.VERSION_1);
        Listener other = entered(Dialect.TUTORIAL_A);
        Frame one = frame(1);
        Frame two = frame(2);

        crowd.tell(Dialect.VERSION_1, one);
        crowd.tell(Dialect.VERSION_1, two);
        assertThat(first.sent).isEmpty();
        crowd.flush();

        assertThat(first.sent).containsExactly(one, two);
        assertThat(second.sent).containsExactly(one, two);
        assertThat(other.sent).isEmpty();
    }

    @Test
    void whoComesInTheMidstOfAPassGetsNothingThatWasToldBefore() {
        Listener early = entered(Dialect.VERSION_1);
        Frame before = frame(1);
        Frame after = frame(1);

        crowd.tell(Dialect.VERSION_1, before);
        Listener late = entered(Dialect.VERSION_1);
        crowd.tell(Dialect.VERSION_1, after);
        crowd.flush();

        assertThat(early.sent).containsExactly(before, after);
        assertThat(late.sent).containsExactly(after);
    }

    @Test
    void whoGoesInTheMidstOfAPassGetsAllThatWasToldBefore() {
        Listener leaver = entered(Dialect.VERSION_1);
        Frame before = frame(1);

        crowd.tell(Dialect.VERSION_1, before);
        crowd.part(leaver);
        crowd.tell(Dialect.VERSION_1, frame(1));
        crowd.flush();

        assertThat(leaver.sent).containsExactly(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsToldAndOfferedEachGetsWhatIsMeantForThemInOrder(long seed) {
        Random random = new Random(seed);
        List<Listener> all = new ArrayList<>();
        List<Listener> present = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    if (present.size() > 20) continue;
                    Listener newcomer = entered(dialect(random));
                    all.add(newcomer);
                    present.add(newcomer);
                }
                case 1 -> {
                    if (present.size() < 3) continue;
                    crowd.part(present.remove(random.nextInt(present.size())));
                }
                case 2, 3 -> {
                    if (all.isEmpty()) continue;
                    Listener one = all.get(random.nextInt(all.size()));
                    Frame frame = frame(random.nextInt(300));
                    one.due.add(frame);
                    crowd.offer(one, frame);
                }
                case 4, 5 -> tellButOne(random, all, present);
                case 6 -> tellButSome(random, present);
                case 7 -> present.forEach(one -> one.isBehind = random.nextInt(4) == 0);
                case 8 -> endPass(all);
                default -> {
                    boolean isLarge = random.nextInt(40) == 0;
                    Frame frame = frame(isLarge ? Broadcast.BYTES : random.nextInt(4_000));
                    Dialect dialect = dialect(random);
                    due(present, dialect, frame, null);
                    crowd.tell(dialect, frame);
                }
            }
        }
        endPass(all);
        assertThat(all).hasSizeGreaterThan(100);
    }

    private void tellButOne(Random random, List<Listener> all, List<Listener> present) {
        if (all.isEmpty()) return;
        Listener one = random.nextBoolean() ? null : all.get(random.nextInt(all.size()));
        Dialect dialect = dialect(random);
        Frame frame = frame(random.nextInt(300));
        due(present, dialect, frame, one);
        crowd.tellAllButOne(dialect, frame, one);
    }

    private void tellButSome(Random random, List<Listener> present) {
        Dialect dialect = dialect(random);
        Frame frame = random.nextBoolean() ? droppable() : frame(random.nextInt(300));
        int rest = random.nextInt(3);
        for (Listener one : present) {
            boolean isSpared = frame.isDroppable() && one.isBehind;
            boolean isExcepted = one.identity.uid().hashCode() % 3 == rest;
            if (one.dialect == dialect && !isSpared && !isExcepted) one.due.add(frame);
        }
        crowd.tellAllBut(dialect, frame, member -> member.identity.uid().hashCode() % 3 == rest);
    }

    private static void due(
            List<Listener> present, Dialect dialect, Frame frame, @Nullable Listener excepted) {
        for (Listener one : present) {
            if (one.dialect == dialect && one != excepted) one.due.add(frame);
        }
    }

    private void endPass(List<Listener> all) {
        crowd.flush();
        for (Listener one : all) assertThat(one.sent).isEqualTo(one.due);
    }

    private static Dialect dialect(Random random) {
        return DIALECTS.get(random.nextInt(DIALECTS.size()));
    }
}
