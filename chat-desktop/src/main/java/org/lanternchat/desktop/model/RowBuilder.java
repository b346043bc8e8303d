package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.model.Row.Version;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;
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

    private static final Delivery SAFE = new Delivery.Safe();
    private static final Delivery WAITING = new Delivery.Waiting();

    private final RoomState state;
    private final Person self;
    private final long newAfter;
    private final ZoneId zone;
    private final LocalDate today;
    private final List<Row> rows = new ArrayList<>();
    private Row.@Nullable Message previous;
    private @Nullable LocalDate day;

    /// Who looks at the room.
    record Person(String uid, String name) {}

    /// @param newAfter the last `seq` above the line of the new messages, negative for no line
    RowBuilder(RoomState state, Person self, long newAfter, LocalDate today, ZoneId zone) {
        this.state = state;
        this.self = self;
        this.newAfter = newAfter;
        this.today = today;
        this.zone = zone;
    }

    /// All rows.
    List<Row> all() {
        List<Chat> messages = state.messages();
        if (!state.hasOlder() && (state.isSynced() || !messages.isEmpty())) {
            boolean empty = messages.isEmpty() && state.pendingMessages().isEmpty();
            rows.add(new Row.Beginning(Wording.roomInSentence(state.room(), state.label()), empty));
        }
        int notice = 0;
        List<Notice> notices = state.notices();
        if (!messages.isEmpty() && state.hasOlder()) {
            long first = messages.getFirst().seq();
            while (notice < notices.size() && notices.get(notice).after() < first) notice++;
        }
        addFrom(0, notice, 0);
        return rows;
    }

    /// The rows from the message with index `from` on, which follow on `before` and were made
    /// before: what stands above that message stays as it is.
    List<Row> tail(int from, @Nullable Row before) {
        previous = before instanceof Row.Message message ? message : null;
        day = dayOf(state.messages().get(from).at());
        long seq = state.messages().get(from).seq();
        List<Notice> notices = state.notices();
        int notice = notices.size();
        while (notice > 0 && notices.get(notice - 1).after() >= seq) notice--;
        addFrom(from, notice, from + 1);
        return rows;
    }

    private void addFrom(int from, int firstNotice, int firstFresh) {
        List<Chat> messages = state.messages();
        int notice = firstNotice;
        for (int i = from; i < messages.size(); i++) {
            Chat chat = messages.get(i);
            notice = addNotices(notice, chat.seq());
            boolean seam = i == 0 || messages.get(i - 1).seq() <= newAfter;
            if (i >= firstFresh && newAfter >= 0 && seam && chat.seq() > newAfter) {
                addDay(chat.at());
                addNewLine();
            }
            addMessage(chat);
        }
        addNotices(notice, Long.MAX_VALUE);
        state.pendingMessages().forEach(this::addPending);
    }

    private void addNewLine() {
        rows.add(new Row.NewLine());
        previous = null;
    }

    private int addNotices(int from, long before) {
        List<Notice> notices = state.notices();
        List<RoomNotice> gathered = new ArrayList<>();
        int next = from;
        while (next < notices.size() && notices.get(next).after() < before) {
            gathered.add(notices.get(next++).event());
        }
        String text = Notices.gathered(gathered, self.uid());
        if (!text.isEmpty()) {
            rows.add(new Row.Notice(text));
            previous = null;
        }
        return next;
    }

    private void addMessage(Chat chat) {
        boolean own = chat.uid().equals(self.uid());
        Version version =
                chat.isDeleted()
                        ? Version.DELETED
                        : chat.edited() == null ? Version.AS_WRITTEN : Version.EDITED;
        add(
                chat.seq(),
                chat.cid(),
                chat.uid(),
                chat.name(),
                textOf(chat),
                chat.at(),
                own,
                version,
                SAFE);
    }

    /// A message of files alone is told by their names.
    private static String textOf(Chat chat) {
        if (chat.isDeleted()) return Wording.of("message.deleted");
        if (!chat.text().isEmpty() || chat.files().isEmpty()) return chat.text();
        return Wording.list(chat.files().stream().map(FileInfo::name).toList());
    }

    private void addPending(Pending pending) {
        var failure = pending.failure();
        Delivery delivery = failure == null ? WAITING : new Delivery.Failed(failure.text());
        add(
                0,
                pending.cid(),
                self.uid(),
                self.name(),
                pending.text(),
                pending.at(),
                true,
                Version.AS_WRITTEN,
                delivery);
    }

    private void add(
            long seq,
            @Nullable String cid,
            String uid,
            String name,
            String text,
            long at,
            boolean own,
            Version version,
            Delivery delivery) {
        addDay(at);
        boolean continues =
                previous != null
                        && previous.uid().equals(uid)
                        && Math.abs(at - previous.at()) <= RUN.toMillis();
        previous =
                new Row.Message(seq, cid, uid, name, text, at, own, !continues, version, delivery);
        rows.add(previous);
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
