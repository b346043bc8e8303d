package org.lanternchat.desktop.connection;

import java.time.Instant;

/// How the line stands. Immutable, for any thread.
public sealed interface ConnectionStatus {
    /// A try is under way.
    record Connecting() implements ConnectionStatus {}

    /// The socket stands and the server waits for `hello`.
    record Open() implements ConnectionStatus {}

    /// The server said `welcome`.
    record Connected() implements ConnectionStatus {}

    /// There is no connection, because of `cause`; the next try is at `until`.
    record Waiting(Instant until, Cause cause) implements ConnectionStatus {}

    /// The server wants no more tries.
    record Refused(Reason reason) implements ConnectionStatus {}

    /// The server holds a certificate that is not trusted: nothing was said to it, and there are no
    /// more tries.
    record Untrusted(ServerTrust.Stranger stranger) implements ConnectionStatus {}

    /// Why there is no connection.
    enum Cause {
        /// Nothing answers at the address.
        UNREACHABLE,
        /// Something answers that is no chat, or one that does not let this computer in.
        NOT_A_CHAT,
        /// The connection stood and broke.
        LOST
    }

    /// Why trying again is of no use.
    enum Reason {
        BANNED,
        SIGNED_OUT,
        VERSION
    }
}
