package org.lanternchat.server.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the pages of this server may do (Content Security Policy Level 3): run the scripts and show
/// the styles that came with them, from here, and nothing that came into them later. Has no state.
final class PagePolicy {
    /// For a page whose scripts and styles are files of their own.
    static final String OWN_FILES = policy("", "");

    private static final Pattern INSIDE =
            Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

    private PagePolicy() {}

    /// For this page: what stands in it is named by its hash (section 2.3.1, `hash-source`).
    static String of(byte[] page) {
        StringBuilder scripts = new StringBuilder();
        StringBuilder styles = new StringBuilder();
        Matcher found = INSIDE.matcher(new String(page, StandardCharsets.UTF_8));
        while (found.find()) {
            StringBuilder sources = found.group(1).equals("script") ? scripts : styles;
            sources.append(" 'sha256-").append(hash(found.group(2))).append("'");
        }
        return policy(scripts.toString(), styles.toString());
    }

    private static String policy(String scripts, String styles) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'" + scripts,
                "style-src 'self'" + styles,
                "font-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src 'self' ws: wss:",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    private static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
