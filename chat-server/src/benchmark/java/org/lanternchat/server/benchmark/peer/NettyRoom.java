package org.lanternchat.server.benchmark.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

import java.util.ArrayList;
import java.util.List;

/// The members of one room. Belongs to the event loop's thread, which sends what was written once
/// it has dealt with all that came.
final class NettyRoom {
    private final List<Channel> members = new ArrayList<>();
    private boolean isFlushDue;

    void add(Channel member) {
        members.add(member);
    }

    void remove(Channel member) {
        members.remove(member);
    }

    /// Writes an encoded frame to all but its author; who reads too slowly misses it.
    void write(ByteBuf frame, Channel author) {
        for (Channel member : members) {
            if (member.equals(author) || !member.isWritable()) continue;
            var _ = member.write(frame.retainedDuplicate(), member.voidPromise());
        }
        frame.release();
        if (isFlushDue) return;
        isFlushDue = true;
        author.eventLoop().execute(this::flush);
    }

    private void flush() {
        isFlushDue = false;
        for (Channel member : members) member.flush();
    }
}
