package org.lanternchat.server.net;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a file that a request asks for (RFC 9110, section 14). Immutable.
///
/// Several ranges in one request are answered with the whole, as the RFC allows.
record ByteRange(long first, long length, long size) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    static ByteRange of(@Nullable String header, long size) {
        ByteRange whole = new ByteRange(0, size, size);
        if (header == null) return whole;
        Matcher one = ONE.matcher(header);
        if (!one.matches()) return whole;
        String first = one.group(1);
        String last = one.group(2);
        if (first.isEmpty()) return last.isEmpty() ? whole : suffix(Long.parseLong(last), size);
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) return whole;
        return new ByteRange(from, Math.max(0, to - from + 1), size);
    }

    private static ByteRange suffix(long length, long size) {
        long some = Math.min(length, size);
        return new ByteRange(size - some, some, size);
    }

    boolean isUnsatisfiable() {
        return length == 0;
    }

    boolean isWhole() {
        return length == size;
    }

    long last() {
        return first + length - 1;
    }
}
