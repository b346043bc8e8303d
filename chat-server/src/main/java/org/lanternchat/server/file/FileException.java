package org.lanternchat.server.file;

import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;

/// A file is not taken. The message is a sentence for its sender; nothing of the file is kept.
public final class FileException extends Exception {
    private final ErrorCode code;

    private FileException(ErrorCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public static FileException tooBig() {
        return new FileException(
                ErrorCode.FILE_TOO_BIG,
                "Files may have up to "
                        + Limits.FILE_BYTES / (1024 * 1024)
                        + " MiB here, and this one has more. Please choose a smaller one.");
    }

    static FileException empty() {
        return new FileException(
                ErrorCode.BAD_FIELD, "There is nothing in this file. Please choose another.");
    }

    static FileException diskFull() {
        return new FileException(
                ErrorCode.STORAGE_FULL,
                "The server's disk is full, so it takes no files."
                        + " Tell the person who runs it.");
    }

    static FileException memoryFull(long most) {
        return new FileException(
                ErrorCode.STORAGE_FULL,
                "The server keeps files in its memory, up to "
                        + most / (1024 * 1024)
                        + " MiB, and has no room for this one. Delete others, or choose a smaller"
                        + " one.");
    }

    static FileException busy() {
        return new FileException(
                ErrorCode.BUSY, "The server is busy. Please try again in a moment.");
    }

    static FileException failed() {
        return new FileException(
                ErrorCode.INTERNAL, "The server could not keep this file. Please try again.");
    }
}
