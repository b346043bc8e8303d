package org.lanternchat.server.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the textual encoding of certificates and keys (RFC 7468). What stands around and between
/// the blocks is ignored, as the standard asks. Stateless; for any thread.
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^-----BEGIN ([A-Z0-9 ]{1,64})-----[ \\t]*\\R(.*?)^-----END \\1-----",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /// The key formats of old that say by header lines that they are encrypted (RFC 1421).
    private static final String ENCRYPTED_OF_OLD = "Proc-Type: 4,ENCRYPTED";

    private Pem() {}

    /// One block. Immutable.
    static final class Block {
        private final String label;
        private final boolean isEncrypted;
        private final byte[] content;

        private Block(String label, boolean isEncrypted, byte[] content) {
            this.label = label;
            this.isEncrypted = isEncrypted;
            this.content = content;
        }

        String label() {
            return label;
        }

        /// Whether a pass phrase is needed to read it; it has no content then.
        boolean isEncrypted() {
            return isEncrypted;
        }

        byte[] content() {
            return content.clone();
        }
    }

    /// All blocks in their order; none when it is no PEM.
    ///
    /// @throws IllegalArgumentException when a block is not in Base64
    static List<Block> blocks(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            String label = matcher.group(1);
            String body = matcher.group(2);
            boolean isEncrypted =
                    label.equals("ENCRYPTED PRIVATE KEY") || body.contains(ENCRYPTED_OF_OLD);
            blocks.add(new Block(label, isEncrypted, isEncrypted ? new byte[0] : decoded(body)));
        }
        return blocks;
    }

    private static byte[] decoded(String body) {
        return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }
}
