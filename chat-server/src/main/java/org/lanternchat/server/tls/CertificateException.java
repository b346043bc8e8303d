package org.lanternchat.server.tls;

/// The certificate or its key cannot be used. The message is a sentence or two: what is wrong, and
/// what to do.
public final class CertificateException extends Exception {
    CertificateException(String sentence) {
        super(sentence);
    }

    CertificateException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
