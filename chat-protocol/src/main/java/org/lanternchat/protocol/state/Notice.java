package org.lanternchat.protocol.state;

import org.lanternchat.protocol.ServerEvent;

/// A line of the system, shown behind the message `after`, which was the newest when it came.
public record Notice(long after, ServerEvent.SystemNotice event) {}
