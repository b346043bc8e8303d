package org.lanternchat.server.operator;

import java.util.Locale;

/// Numbers as people read them. Any thread.
final class Amount {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private Amount() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1 room`, `2 rooms`.
    static String of(long number, String one) {
        if (number == 1) return "1 " + one;
        return of(number) + " " + one + "s";
    }

    /// `812 bytes`, `4.2 MB`.
    static String bytes(long bytes) {
        if (bytes < 1024) return of(bytes, "byte");
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
