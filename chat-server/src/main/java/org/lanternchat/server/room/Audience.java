package org.lanternchat.server.room;

import org.lanternchat.server.frame.Frame;

import java.util.Collection;

/// Who is connected, whichever rooms they are in. Any thread may call it; no call waits.
public interface Audience {
    /// Gives a frame to everyone who was welcomed in version 1.
    void everyone(Frame frame);

    /// The connections of one person that were welcomed in version 1.
    Collection<? extends Participant> connections(String uid);
}
