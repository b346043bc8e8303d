package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.RoomNotice;
import org.lanternchat.protocol.state.Notice;
import org.lanternchat.protocol.state.Pending;
import org.lanternchat.protocol.state.RoomState;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Makes the rows of a room: messages in runs, separators, gathered notices, and at the end what
/// waits for its echo. Made for one pass on the window's thread.
final class RowBuilder {
    /// Messages of one person that lie no further apart make one run.
    private static final Duration RUN = Duration.ofMinutes(5);

    private final RoomState state;
    private final Person self;
    private final MessageRows messages;
    private final long newAfter;
    private final ZoneId zone;
    private final LocalDate today;
    private List<Row> rows = new ArrayList<>();
    private Row.@Nullable Message previous;
    private @Nullable LocalDate day;

    /// Who looks at the room.
    record Person(String uid, String name) {}

    /// @param newAfter the last `seq` above the line of the new messages, negative for no line
    RowBuilder(
            RoomState state,
            Person self,
            RoomNotes notes,
            long newAfter,
            LocalDate today,
            ZoneId zone) {
        this.state = state;
        this.self = self;
        this.messages = new MessageRows(state, self, notes);
        this.newAfter = newAfter;
        this.today = today;
        this.zone = zone;
    }

    /// All rows.
    List<Row> all() {
        return upTo(state.messages().size());
    }

    /// The rows down to the message with index `last`, and no further.
    List<Row> head(int last) {
        return upTo(last + 1);
    }

    private List<Row> upTo(int end) {
        rows = new ArrayList<>();
        previous = null;
        day = null;
        List<Chat> loaded = state.messages();
        if (!state.hasOlder() && (state.isSynced() || !loaded.isEmpty())) {
            boolean empty = loaded.isEmpty() && state.pendingMessages().isEmpty();
            rows.add(new Row.Beginning(what(), empty));
        }
        int notice = 0;
        List<Notice> notices = state.notices();
        if (!loaded.isEmpty() && state.hasOlder()) {
            long first = loaded.getFirst().seq();
            while (notice < notices.size() && notices.get(notice).after() < first) notice++;
        }
        notice = addFrom(0, end, notice, 0);
        if (end == loaded.size()) addEnd(notice);
        return rows;
    }

    /// What begins here, as a sentence calls it.
    private String what() {
        String room = Wording.roomInSentence(state.room(), state.label());
        boolean direct = state.kind().equals(RoomSummary.DIRECT);
        return direct ? Wording.of("room.conversation", room) : room;
    }

    /// The rows from the message with index `from` on, which follow on `before` and were made
    /// before: what stands above that message stays as it is.
    List<Row> tail(int from, @Nullable Row before) {
        rows = new ArrayList<>();
        previous = before instanceof Row.Message message ? message : null;
        day = dayOf(state.messages().get(from).at());
        long seq = state.messages().get(from).seq();
        List<Notice> notices = state.notices();
        int notice = notices.size();
        while (notice > 0 && notices.get(notice - 1).after() >= seq) notice--;
        int end = state.messages().size();
        addEnd(addFrom(from, end, notice, from + 1));
        return rows;
    }

    /// Returns the first notice that is not added.
    private int addFrom(int from, int end, int firstNotice, int firstFresh) {
        List<Chat> loaded = state.messages();
        int notice = firstNotice;
        for (int i = from; i < end; i++) {
            Chat chat = loaded.get(i);
            notice = addNotices(notice, chat.seq(), chat.at());
            boolean seam = i == 0 || loaded.get(i - 1).seq() <= newAfter;
            if (i >= firstFresh && newAfter >= 0 && seam && chat.seq() > newAfter) {
                addDay(chat.at());
                addNewLine();
            }
            addMessage(chat);
        }
        return notice;
    }

    /// What stands below the last message.
    private void addEnd(int firstNotice) {
        List<Pending> waiting = state.pendingMessages();
        addNotices(firstNotice, Long.MAX_VALUE, waiting.isEmpty() ? 0 : waiting.getFirst().at());
        waiting.forEach(this::addPending);
    }

    private void addNewLine() {
        rows.add(new Row.NewLine());
        previous = null;
    }

    /// The notices above a message, from the one with this index on. They carry no time: those
    /// above the first message stand below the line of its day.
    ///
    /// @param at when what stands below them was written; 0 where nothing does
    private int addNotices(int from, long before, long at) {
        List<Notice> notices = state.notices();
        List<RoomNotice> gathered = new ArrayList<>();
        int next = from;
        while (next < notices.size() && notices.get(next).after() < before) {
            gathered.add(notices.get(next++).event());
        }
        String text = Notices.gathered(gathered, self.uid());
        if (!text.isEmpty()) {
            if (day == null && at != 0) addDay(at);
            rows.add(new Row.Notice(text));
            previous = null;
        }
        return next;
    }

    private void addMessage(Chat chat) {
        addDay(chat.at());
        add(messages.of(chat, begins(chat.uid(), chat.at())));
    }

    private void addPending(Pending pending) {
        addDay(pending.at());
        add(messages.of(pending, begins(self.uid(), pending.at())));
    }

    private boolean begins(String uid, long at) {
        return previous == null
                || !previous.uid().equals(uid)
                || Math.abs(at - previous.at()) > RUN.toMillis();
    }

    private void add(Row.Message message) {
        previous = message;
        rows.add(message);
    }

    /// The row of a message that is shown already, as it is now.
    Row.Message again(Chat chat, boolean first) {
        return messages.of(chat, first);
    }

    private void addDay(long at) {
        LocalDate its = dayOf(at);
        if (its.equals(day)) return;
        day = its;
        rows.add(new Row.Day(Wording.day(its, today)));
        previous = null;
    }

    private LocalDate dayOf(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }
}
