package org.lanternchat.server.data;

import org.lanternchat.server.store.StoreException;

/// The program cannot do what it was started for. The message is one sentence or two: what is
/// wrong, and what to do.
public final class StartException extends Exception {
    private final ExitStatus status;

    public StartException(ExitStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public StartException(ExitStatus status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    /// The same for a database that cannot be used.
    public static StartException of(StoreException unusable) {
        String sentence = String.valueOf(unusable.getMessage());
        return switch (unusable.kind()) {
            case NEWER -> new StartException(ExitStatus.DATA_NEWER, sentence, unusable);
            case BROKEN -> new StartException(ExitStatus.DATA_UNUSABLE, sentence, unusable);
            case BUSY ->
                    new StartException(
                            ExitStatus.DATA_IN_USE, sentence + " Try again in a moment.", unusable);
            case FULL ->
                    new StartException(
                            ExitStatus.DATA_UNUSABLE,
                            sentence + " Make room and try again.",
                            unusable);
        };
    }

    public ExitStatus status() {
        return status;
    }
}
