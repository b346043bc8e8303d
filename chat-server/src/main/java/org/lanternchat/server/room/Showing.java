package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Written;
import org.lanternchat.server.rules.RoomRules;

import java.util.List;

/// Who is shown what is on disk, each in their dialect, and what the tutorials' clients are told of
/// those who come and go. Belongs to the room's thread.
final class Showing {
    private static final List<Dialect> TUTORIALS = List.of(Dialect.TUTORIAL_A, Dialect.TUTORIAL_B);

    private final RoomName name;
    private final Crowd crowd;
    private final RoomContext context;

    Showing(RoomName name, Crowd crowd, RoomContext context) {
        this.name = name;
        this.crowd = crowd;
        this.context = context;
    }

    /// An entry that is on disk now: to all whom it concerns.
    void show(Written written, EntryFrames frames) {
        showToPresent(written, frames);
        showToAbsent(written, frames);
    }

    private void showToPresent(Written written, EntryFrames frames) {
        if (crowd.speaks(Dialect.VERSION_1)) crowd.tell(Dialect.VERSION_1, frames.version1());
        if (crowd.speaks(Dialect.TUTORIAL_A)) {
            Frame frame = frames.in(Dialect.TUTORIAL_A);
            if (frame != null) crowd.tellAllButOne(Dialect.TUTORIAL_A, frame, authorOf(written));
        }
        if (crowd.speaks(Dialect.TUTORIAL_B)) {
            Frame frame = frames.in(Dialect.TUTORIAL_B);
            if (frame != null) crowd.tell(Dialect.TUTORIAL_B, frame);
        }
    }

    /// The author who has left the room since is told all the same that the entry is safe; and of
    /// what two people say to each other every connection of theirs is told.
    private void showToAbsent(Written written, EntryFrames frames) {
        if (written.author() instanceof Participant author && !crowd.isAttending(author)) {
            if (author.dialect() == Dialect.VERSION_1) crowd.offer(author, frames.version1());
        }
        if (name.isOpen()) return;
        RoomRules rules = context.rules().of(name);
        if (!rules.isDirect()) return;
        for (String uid : rules.members()) {
            for (Participant who : context.audience().connections(uid)) {
                boolean isShown = crowd.isAttending(who) || who.equals(written.author());
                if (!isShown) crowd.offer(who, frames.version1());
            }
        }
    }

    /// An entry that was shown before, to its author alone.
    void showAgain(Written written) {
        Participant author = authorOf(written);
        if (author == null) return;
        EntryFrames frames = new EntryFrames(written.entry().event(), context.links());
        Frame frame = frames.in(author.dialect());
        if (frame != null) crowd.offer(author, frame);
    }

    private static @Nullable Participant authorOf(Written written) {
        return written.author() instanceof Participant author ? author : null;
    }

    /// Tells the tutorials' clients that somebody has left.
    void tellTutorialsOfLeaving(Identity whose) {
        tellTutorials(whose, "left", null);
    }

    /// Tells them that somebody is in now, but not to themselves.
    void tellTutorialsOfArrival(Participant who) {
        tellTutorials(who.identity(), "joined", who);
    }

    private void tellTutorials(Identity whose, String event, @Nullable Participant excepted) {
        String did = whose.name() + " " + event;
        for (Dialect dialect : TUTORIALS) {
            if (!crowd.speaks(dialect)) continue;
            Frame notice = EntryFrames.notice(dialect, did + " #" + name, did + " the room.");
            crowd.tellAllButOne(dialect, notice, excepted);
        }
    }
}
