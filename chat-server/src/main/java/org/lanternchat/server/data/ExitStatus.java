package org.lanternchat.server.data;

/// How the program ends, for scripts.
public enum ExitStatus {
    OK(0),
    USAGE(2),
    ADDRESS_UNUSABLE(3),
    DATA_UNUSABLE(4),
    DATA_IN_USE(5),
    DATA_NEWER(6),
    CHECK_FAILED(7),
    CERTIFICATE_UNUSABLE(8),
    FAILED(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
