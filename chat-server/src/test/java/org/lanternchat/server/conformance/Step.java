package org.lanternchat.server.conformance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One thing that is done on a connection, or that must come next on it.
sealed interface Step {
    void take(RawConnection connection) throws IOException;

    /// Segments, one after the other.
    record Sends(List<ByteBuffer> segments) implements Step {
        public Sends {
            segments = List.copyOf(segments);
        }

        @Override
        public void take(RawConnection connection) {
            for (ByteBuffer segment : segments) {
                byte[] bytes = new byte[segment.remaining()];
                segment.duplicate().get(bytes);
                connection.send(bytes);
            }
        }
    }

    /// A pong that carries this.
    record Pong(ByteBuffer payload) implements Step {
        @Override
        public void take(RawConnection connection) throws IOException {
            ServerFrame frame = next(connection);
            if (frame.opcode() != ClientFrame.PONG || !frame.payload().equals(payload)) {
                throw other(this, frame);
            }
        }
    }

    /// The answer to a command with this `rid`.
    record Answer(String rid) implements Step {
        @Override
        public void take(RawConnection connection) throws IOException {
            ServerFrame frame = next(connection);
            if (!field(frame, "rid").equals(rid)) throw other(this, frame);
        }
    }

    /// An error with this code.
    record Refusal(String code) implements Step {
        @Override
        public void take(RawConnection connection) throws IOException {
            ServerFrame frame = next(connection);
            if (!field(frame, "code").equals(code)) throw other(this, frame);
        }
    }

    /// A close frame.
    record Close(int code) implements Step {
        @Override
        public void take(RawConnection connection) throws IOException {
            ServerFrame frame = next(connection);
            if (frame.opcode() != ClientFrame.CLOSE || frame.closeCode() != code) {
                throw other(this, frame);
            }
        }
    }

    /// This side says that it will send nothing more.
    record EndOutput() implements Step {
        @Override
        public void take(RawConnection connection) throws IOException {
            connection.endOutput();
        }
    }

    /// The server has ended the connection, and sends nothing more.
    record End() implements Step {
        @Override
        public void take(RawConnection connection) throws IOException {
            connection.expectEnd();
        }
    }

    /// What comes next, but for the pings and the list of rooms that a server sends by itself.
    private static ServerFrame next(RawConnection connection) throws IOException {
        ServerFrame frame = connection.frame();
        boolean unasked =
                frame.opcode() == ClientFrame.PING || field(frame, "type").equals("rooms");
        return unasked ? next(connection) : frame;
    }

    private static String field(ServerFrame frame, String name) {
        if (frame.opcode() != ClientFrame.TEXT) return "";
        JsonNode event = new JsonMapper().readTree(frame.text());
        return event.path(name).asString("");
    }

    private static AssertionError other(Step wanted, ServerFrame came) {
        return new AssertionError("expected " + wanted + ", but there came " + came);
    }
}
