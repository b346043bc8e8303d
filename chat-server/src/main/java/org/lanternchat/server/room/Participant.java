package org.lanternchat.server.room;

import org.lanternchat.server.frame.Recipient;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;

/// One connection of somebody who is in a room.
public interface Participant extends Recipient, Draft.Author {
    Identity identity();

    /// The room of this ticket could not let the connection in, or put it out; the client has been
    /// told why. A later ticket is not meant.
    void turnedAway(Ticket ticket);

    /// Others may be told what this person has read.
    boolean showsWhatIsSeen();
}
