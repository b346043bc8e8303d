package org.lanternchat.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a server must make of a client's bytes, read off the whole of them at once: RFC 6455 and
/// PROTOCOL.md, written a second time and in another way than the server does it. Used by one
/// thread.
public final class Framing {
    private static final int LARGEST = 65_536;
    private static final int MOST_FRAGMENTS = 1_000;

    /// The pongs that must come, in this order, those behind `surePongs` perhaps; the codes with
    /// one of which the server closes, none when it does not; whether it may also wait for more or,
    /// the other way round, close already; and how many whole texts are served before.
    public record Verdict(
            List<ByteBuffer> pongs,
            int surePongs,
            Set<Integer> codes,
            boolean mayStayOpen,
            boolean endsWithinAFrame,
            int texts) {}

    private final ByteBuffer in;
    private final List<ByteBuffer> pongs = new ArrayList<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final Set<Integer> codes = new TreeSet<>();
    private int surePongs;
    private int fragments;
    private int texts;
    private boolean isBroken;

    private final boolean readsTexts;

    private Framing(byte[] bytes, boolean readsTexts) {
        in = ByteBuffer.wrap(bytes);
        this.readsTexts = readsTexts;
    }

    /// What the whole server must make of them.
    public static Verdict of(byte[] bytes) {
        return new Framing(bytes, true).judge();
    }

    /// What its guard must make of them, which does not look into texts.
    public static Verdict withoutTexts(byte[] bytes) {
        return new Framing(bytes, false).judge();
    }

    private Verdict judge() {
        while (in.hasRemaining()) {
            int start = in.position();
            Optional<Integer> code = frame();
            if (code.isEmpty()) return open(true);
            if (code.get() != 0) return closed(code.get());
            if (in.position() == start) throw new IllegalStateException("no step forward");
        }
        return open(false);
    }

    private Verdict open(boolean within) {
        return verdict(true, within);
    }

    private Verdict closed(int code) {
        codes.add(code);
        return verdict(false, false);
    }

    private Verdict verdict(boolean staysOpen, boolean within) {
        if (isBroken) codes.add(1007);
        int sure = isBroken ? surePongs : pongs.size();
        return new Verdict(List.copyOf(pongs), sure, Set.copyOf(codes), staysOpen, within, texts);
    }

    /// Takes one frame: 0 when it is right, or the code to close with; nothing when it is not
    /// whole.
    private Optional<Integer> frame() {
        if (in.remaining() < 2) return Optional.empty();
        int first = in.get() & 0xFF;
        int second = in.get() & 0xFF;
        boolean isLast = first >= 0x80;
        int opcode = first % 16;
        boolean isControl = opcode > 7;
        int shortLength = second % 128;
        if (first / 16 % 8 != 0) return Optional.of(1002);
        if (!Set.of(0, 1, 2, 8, 9, 10).contains(opcode)) return Optional.of(1002);
        if (second < 0x80) return Optional.of(1002);
        if (isControl && (!isLast || shortLength > 125)) return Optional.of(1002);
        if (opcode == 2) return Optional.of(1003);
        if (opcode == 1 && fragments > 0) return Optional.of(1002);
        if (opcode == 0 && fragments == 0) return Optional.of(1002);
        int more = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
        if (in.remaining() < more + 4) return Optional.empty();
        long length = shortLength;
        if (more > 0) {
            length = 0;
            for (int i = 0; i < more; i++) length = length * 256 + (in.get() & 0xFF);
            boolean isShortest = more == 2 ? length > 125 : length > 65_535;
            if (!isShortest) return Optional.of(1002);
        }
        int mask = in.getInt();
        if (!isControl && message.size() + length > LARGEST) return Optional.of(1009);
        if (!isControl && fragments + 1 > MOST_FRAGMENTS) return Optional.of(1008);
        if (in.remaining() < length) return Optional.empty();
        byte[] payload = new byte[(int) length];
        in.get(payload);
        for (int i = 0; i < payload.length; i++) payload[i] ^= (byte) (mask >>> (24 - i % 4 * 8));
        return Optional.of(isControl ? control(opcode, payload) : data(isLast, payload));
    }

    private int control(int opcode, byte[] payload) {
        if (opcode == 9) pongs.add(ByteBuffer.wrap(payload));
        return opcode == 8 ? closing(payload) : 0;
    }

    private static int closing(byte[] payload) {
        if (payload.length == 0) return 1000;
        if (payload.length == 1) return 1002;
        int code = (payload[0] & 0xFF) * 256 + (payload[1] & 0xFF);
        boolean isOfTheStandard = code >= 1000 && code < 1015 && (code < 1004 || code > 1006);
        boolean isOfApplications = code >= 3000 && code < 5000;
        if (!isOfTheStandard && !isOfApplications) return 1002;
        byte[] reason = new byte[payload.length - 2];
        System.arraycopy(payload, 2, reason, 0, reason.length);
        return isUtf8(reason, true) ? code : 1007;
    }

    private int data(boolean isLast, byte[] payload) {
        message.writeBytes(payload);
        fragments++;
        if (!isLast) {
            noteWhatIsBroken();
            return 0;
        }
        boolean right = !readsTexts || isUtf8(message.toByteArray(), true);
        message.reset();
        fragments = 0;
        if (!right) return 1007;
        texts++;
        return 0;
    }

    /// A server may look at each fragment, or at the whole message: from here on both may be seen.
    private void noteWhatIsBroken() {
        if (isBroken || !readsTexts || isUtf8(message.toByteArray(), false)) return;
        isBroken = true;
        surePongs = pongs.size();
    }

    private static boolean isUtf8(byte[] bytes, boolean isWhole) {
        CharBuffer letters = CharBuffer.allocate(bytes.length + 1);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes), letters, isWhole);
        return !result.isError();
    }
}
