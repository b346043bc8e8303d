package org.lanternchat.server.net;

/// Where a file is found at the server. The name is for people only: it decides nothing. Any thread
/// may call it.
public final class FileLinks {
    private FileLinks() {}

    /// The path, beginning with a slash.
    public static String path(String id, String name) {
        return Downloads.PATH + "/" + id + "/" + Answers.percentEncoded(name);
    }
}
