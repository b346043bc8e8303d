package org.lanternchat.desktop.host;

/// The server did not start, for a reason that it told in a sentence.
public final class HostException extends Exception {
    private static final long serialVersionUID = 1;

    HostException(String sentence) {
        super(sentence);
    }
}
