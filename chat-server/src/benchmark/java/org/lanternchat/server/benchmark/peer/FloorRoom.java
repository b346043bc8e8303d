package org.lanternchat.server.benchmark.peer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The members of one room, and what they are sent at the end of a pass. On the floor's one thread.
final class FloorRoom {
    private final List<FloorConnection> members = new ArrayList<>();
    private ByteBuffer pass = ByteBuffer.allocateDirect(64 * 1024);

    void add(FloorConnection member) {
        members.add(member);
    }

    void remove(FloorConnection member) {
        members.remove(member);
    }

    /// Puts a message of this author into the pass.
    ///
    /// @return whether it is the first of the pass
    boolean put(FloorConnection author, byte[] head, byte[] json, int from, int end, byte[] tail) {
        boolean isFirst = pass.position() == 0;
        int length = head.length + (end - from) + tail.length;
        if (pass.remaining() < length + 4) {
            pass = ByteBuffer.allocateDirect(2 * pass.capacity() + length).put(pass.flip());
        }
        int begin = pass.position();
        pass.put((byte) 0x81);
        if (length < 126) pass.put((byte) length);
        else pass.put((byte) 126).putShort((short) length);
        pass.put(head).put(json, from, end - from).put(tail);
        author.hasSaid(begin, pass.position());
        return isFirst;
    }

    void flush() {
        pass.flip();
        // Backwards, since who is gone leaves the list meanwhile.
        for (int i = members.size() - 1; i >= 0; i--) members.get(i).sendAllButOwn(pass);
        pass.clear();
    }
}
