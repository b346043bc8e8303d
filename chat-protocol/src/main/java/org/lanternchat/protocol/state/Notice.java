package org.lanternchat.protocol.state;

import org.lanternchat.protocol.ServerEvent;

/// Something that happened, shown behind the message `after`, which was the newest when it came.
public record Notice(long after, ServerEvent.RoomNotice event) {}
