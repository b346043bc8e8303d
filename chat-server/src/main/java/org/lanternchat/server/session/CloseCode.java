package org.lanternchat.server.session;

/// The close codes that the server says (RFC 6455, section 7.4.1, and PROTOCOL.md).
public final class CloseCode {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int NOT_TEXT = 1003;
    public static final int NOT_UTF_8 = 1007;
    public static final int POLICY = 1008;
    public static final int TOO_BIG = 1009;
    public static final int SLOW_READER = 1013;
    public static final int BANNED = 4003;
    public static final int SIGNED_OUT = 4009;
    public static final int BAD_VERSION = 4010;

    private CloseCode() {}
}
