package org.lanternchat.desktop.connection;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where a chat is: what people type or paste, understood. Immutable, for any thread.
public record ServerAddress(boolean secure, String host, int port, @Nullable String room) {
    /// The port of a chat whose address names none.
    public static final int DEFAULT_PORT = 8080;

    private static final int LONGEST = 500;

    /// Understands `chat.local:8080`, `192.168.1.20`, `[fe80::1]:9000`, `http://host:port/#room`,
    /// `ws://…` and the secure kinds of both; empty for anything else.
    public static Optional<ServerAddress> parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) return Optional.empty();
        if (!text.contains("://")) text = "http://" + bracketed(text);
        try {
            return of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<ServerAddress> of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || scheme.equals("wss");
        boolean plain = scheme.equals("http") || scheme.equals("ws");
        String host = uri.getHost();
        if (!(secure || plain) || host == null || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) return Optional.empty();
        int implied = secure ? 443 : DEFAULT_PORT;
        int port = uri.getPort() < 0 ? implied : uri.getPort();
        return Optional.of(
                new ServerAddress(secure, host.toLowerCase(Locale.ROOT), port, room(uri)));
    }

    private static @Nullable String room(URI uri) {
        String fragment = uri.getFragment();
        if (fragment == null || fragment.isBlank()) return null;
        try {
            return new RoomName(fragment).value();
        } catch (ProtocolException noRoom) {
            return null;
        }
    }

    /// A bare IPv6 address gets the brackets that a link needs.
    private static String bracketed(String text) {
        boolean bare = text.chars().filter(c -> c == ':').count() > 1 && !text.startsWith("[");
        return bare && text.matches("[0-9a-fA-F:.]+") ? "[" + text + "]" : text;
    }

    /// What the socket connects to.
    public URI socket() {
        return URI.create((secure ? "wss://" : "ws://") + host + ":" + port + "/ws");
    }

    /// Where its pages and files are, with a slash at the end.
    public URI root() {
        return URI.create((secure ? "https://" : "http://") + host + ":" + port + "/");
    }

    /// The address as people write it, the same for every way of typing it.
    public String text() {
        String authority = port == DEFAULT_PORT && !secure ? host : host + ":" + port;
        return secure ? "https://" + authority : authority;
    }

    /// The same chat and room over an encrypted connection, as it is typed.
    public String encrypted() {
        ServerAddress secured = new ServerAddress(true, host, port, room);
        return room == null ? secured.text() : secured.linkTo(room);
    }

    /// A link to a room of this chat, for browsers too.
    public String linkTo(String inRoom) {
        try {
            return new URI(secure ? "https" : "http", null, host, port, "/", null, inRoom)
                    .toASCIIString();
        } catch (URISyntaxException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
