package org.lanternchat.server;

/// How the program ends, for scripts.
enum ExitStatus {
    OK(0),
    USAGE(2),
    ADDRESS_UNUSABLE(3),
    DATA_UNUSABLE(4),
    DATA_IN_USE(5),
    DATA_NEWER(6),
    FAILED(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
