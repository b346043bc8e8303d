package org.lanternchat.server;

/// The server cannot start. The message is one sentence or two: what is wrong, and what to do.
final class StartException extends Exception {
    private final ExitStatus status;

    StartException(ExitStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    StartException(ExitStatus status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    ExitStatus status() {
        return status;
    }
}
