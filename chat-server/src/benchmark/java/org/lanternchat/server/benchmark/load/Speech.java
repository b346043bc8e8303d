package org.lanternchat.server.benchmark.load;

import java.nio.charset.StandardCharsets;

/// What the clients say, in one of the dialects of PROTOCOL.md. Immutable.
enum Speech {
    /// The tutorials' dialect A: a join, and then texts, which do not come back to their sender.
    TUTORIAL {
        @Override
        byte[] first(int client, int room) {
            return ("{'type':'join','name':'u" + client + "','room':'r" + room + "'}")
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        byte[] join(int room) {
            throw new IllegalStateException("a tutorial's client has joined already");
        }

        @Override
        String chat(int room, String text) {
            return "{'type':'chat','text':'" + text + "'}";
        }

        @Override
        boolean echoes() {
            return false;
        }
    },

    /// Version 1: hello, join, and then messages that come back to their author too.
    VERSION_1 {
        @Override
        byte[] first(int client, int room) {
            return ("{'type':'hello','v':1,'name':'u" + client + "','seen':false}")
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        byte[] join(int room) {
            return ("{'type':'join','room':'r" + room + "'}")
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        String chat(int room, String text) {
            String cid = "-".repeat(Chat.CID);
            return "{'type':'chat','room':'r"
                    + room
                    + "','cid':'"
                    + cid
                    + "','text':'"
                    + text
                    + "'}";
        }

        @Override
        boolean echoes() {
            return true;
        }
    };

    /// What a client says first.
    abstract byte[] first(int client, int room);

    /// What it says when it is welcomed.
    abstract byte[] join(int room);

    /// A message, with single quotes for double ones; in place of a `cid` there are dashes.
    abstract String chat(int room, String text);

    /// Whether a message comes back to who sent it.
    abstract boolean echoes();

    /// Whether a client waits for an answer to what it says first.
    boolean greets() {
        return this == VERSION_1;
    }
}
