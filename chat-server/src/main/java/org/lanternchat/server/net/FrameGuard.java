package org.lanternchat.server.net;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.identity.TokenBucket;
import org.lanternchat.server.session.CloseCode;
import org.lanternchat.server.time.Timers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Watches the bytes of one client before the protocol engine sees them, and stops whatever breaks
/// RFC 6455 (sections 5.2 to 5.5 and 7.4) or the limits: the engine would take a negative length
/// for a size, and endless fragments for a message. Counts every frame against a rate: pings and
/// fragments cost their sender next to nothing. Belongs to the connection's worker thread.
final class FrameGuard {
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PONG = 0xA;
    private static final int MASK = 4;
    private static final int CONTROL_BYTES = 125;

    /// Why a connection must end.
    record Violation(int closeCode, String reason) {}

    private final Timers timers;
    private final TokenBucket pace;
    private final byte[] header = new byte[2 + 8 + MASK];
    private final byte[] control = new byte[CONTROL_BYTES];
    private int headerLength;
    private int opcode;
    private long payloadLength;
    private long payloadLeft;
    private boolean inMessage;
    private long messageBytes;
    private int fragments;
    private boolean closed;
    private long now;
    private int closeCode = CloseCode.NORMAL;
    private @Nullable Violation violation;

    /// `rate` multiplies how many frames may come in a second.
    FrameGuard(Timers timers, double rate) {
        this.timers = timers;
        this.pace =
                new TokenBucket(
                        Limits.FRAME_BURST * rate, Limits.FRAMES_PER_SECOND * rate, timers.nanos());
    }

    /// How many of these bytes, which are not consumed, the engine may see. Fewer than all of them
    /// when there is a violation, or when the peer closes: the engine does not see close frames,
    /// since it knows fewer codes than may be sent.
    int accept(ByteBuffer bytes) {
        ByteBuffer view = bytes.duplicate();
        int start = view.position();
        int good = start;
        now = timers.nanos();
        while (view.hasRemaining() && !closed && violation == null) {
            if (payloadLeft > 0) skipPayload(view);
            else readHeader(view);
            if (violation == null && !closed && !isInClose()) good = view.position();
        }
        return good - start;
    }

    @Nullable Violation violation() {
        return violation;
    }

    /// The peer's close frame has come, whole and right.
    boolean hasClosed() {
        return closed;
    }

    /// What it said, 1000 when it said nothing.
    int closeCode() {
        return closeCode;
    }

    private boolean isInClose() {
        return headerLength > 0 && (header[0] & 0x0F) == CLOSE;
    }

    private void readHeader(ByteBuffer view) {
        header[headerLength++] = view.get();
        if (headerLength == 2) checkStart();
        if (violation == null && headerLength >= 2 && headerLength == needed()) beginFrame();
    }

    private int needed() {
        return switch (header[1] & 0x7F) {
            case 126 -> 2 + 2 + MASK;
            case 127 -> 2 + 8 + MASK;
            default -> 2 + MASK;
        };
    }

    /// Section 5.2: the first two bytes.
    private void checkStart() {
        boolean last = (header[0] & 0x80) != 0;
        opcode = header[0] & 0x0F;
        int length = header[1] & 0x7F;
        if ((header[0] & 0x70) != 0) {
            refuse(CloseCode.PROTOCOL_ERROR, "a reserved bit is set");
        } else if (opcode > BINARY && opcode < CLOSE || opcode > PONG) {
            refuse(CloseCode.PROTOCOL_ERROR, "a reserved opcode");
        } else if ((header[1] & 0x80) == 0) {
            refuse(CloseCode.PROTOCOL_ERROR, "an unmasked frame");
        } else if (opcode >= CLOSE && (!last || length > CONTROL_BYTES)) {
            refuse(CloseCode.PROTOCOL_ERROR, "a control frame in fragments or over 125 bytes");
        } else if (opcode == BINARY) {
            refuse(CloseCode.NOT_TEXT, "only text is spoken here");
        } else if (opcode == TEXT && inMessage) {
            refuse(CloseCode.PROTOCOL_ERROR, "a new message inside of another");
        } else if (opcode == CONTINUATION && !inMessage) {
            refuse(CloseCode.PROTOCOL_ERROR, "a continuation of nothing");
        }
    }

    /// The header is whole.
    private void beginFrame() {
        payloadLength = length();
        if (violation != null) return;
        if (pace.tryTake(now) > 0) {
            refuse(CloseCode.POLICY, "too many frames in a second");
            return;
        }
        if (opcode < CLOSE) countFragment();
        if (violation != null) return;
        payloadLeft = payloadLength;
        if (payloadLeft == 0) endFrame();
    }

    private long length() {
        int code = header[1] & 0x7F;
        if (code < 126) return code;
        ByteBuffer bytes = ByteBuffer.wrap(header);
        long length = code == 126 ? bytes.getShort(2) & 0xFFFF : bytes.getLong(2);
        if (length < 0 || length < 126 || code == 127 && length < 65_536) {
            refuse(CloseCode.PROTOCOL_ERROR, "a length that is not in its shortest form");
        }
        return length;
    }

    private void countFragment() {
        if (opcode == TEXT) {
            messageBytes = 0;
            fragments = 0;
        }
        messageBytes += payloadLength;
        fragments++;
        inMessage = (header[0] & 0x80) == 0;
        if (payloadLength > Limits.FRAME_BYTES || messageBytes > Limits.FRAME_BYTES) {
            refuse(CloseCode.TOO_BIG, "a message has at most " + Limits.FRAME_BYTES + " bytes");
        } else if (fragments > Limits.FRAGMENTS) {
            refuse(CloseCode.POLICY, "a message has at most " + Limits.FRAGMENTS + " fragments");
        }
    }

    private void skipPayload(ByteBuffer view) {
        int step = (int) Math.min(payloadLeft, view.remaining());
        if (opcode == CLOSE) {
            view.get(control, (int) (payloadLength - payloadLeft), step);
        } else {
            view.position(view.position() + step);
        }
        payloadLeft -= step;
        if (payloadLeft == 0) endFrame();
    }

    private void endFrame() {
        if (opcode == CLOSE) {
            checkClose();
            closed = violation == null;
        }
        headerLength = 0;
    }

    /// Section 5.5.1: nothing, or a code that may be sent and a reason in UTF-8.
    private void checkClose() {
        int length = (int) payloadLength;
        if (length == 0) return;
        int mask = needed() - MASK;
        for (int i = 0; i < length; i++) control[i] ^= header[mask + i % MASK];
        if (length == 1) {
            refuse(CloseCode.PROTOCOL_ERROR, "half a close code");
            return;
        }
        int code = ByteBuffer.wrap(control).getShort() & 0xFFFF;
        if (!maySend(code)) {
            refuse(CloseCode.PROTOCOL_ERROR, "a close code that is not to be sent");
            return;
        }
        closeCode = code;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(control, 2, length - 2));
        } catch (CharacterCodingException notUtf8) {
            refuse(CloseCode.NOT_UTF_8, "a close reason that is not UTF-8");
        }
    }

    /// Section 7.4: the codes of the protocol, of its registry, and of applications.
    private static boolean maySend(int code) {
        return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006
                || code >= 3000 && code <= 4999;
    }

    private void refuse(int closeCode, String reason) {
        violation = new Violation(closeCode, reason);
    }
}
