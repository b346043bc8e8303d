package org.lanternchat.server.room;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.frame.Recipient;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;

/// One connection of somebody who is in a room.
public interface Participant extends Recipient, Draft.Author {
    Identity identity();

    /// The room could not let this connection in, or put it out; the client has been told why.
    void turnedAway(RoomName room);

    /// Others may be told what this person has read.
    boolean showsWhatIsSeen();
}
