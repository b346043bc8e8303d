package org.lanternchat.server.hurt;

/// A field of an event, found without a parser: a thousand members get thousands of events. All
/// immutable.
record Field(String name) {
    static final Field TYPE = new Field("type");
    static final Field SEQ = new Field("seq");
    static final Field TEXT = new Field("text");
    static final Field CODE = new Field("code");
    static final Field TOKEN = new Field("token");
    static final Field EPOCH = new Field("epoch");

    /// The first value of this name, without its quotes; empty when there is none.
    String of(String event) {
        String start = "\"" + name + "\":";
        int at = event.indexOf(start);
        if (at < 0) return "";
        int from = at + start.length();
        boolean isText = event.charAt(from) == '"';
        if (isText) from++;
        int to = from;
        while (isText ? event.charAt(to) != '"' : Character.isDigit(event.charAt(to))) to++;
        return event.substring(from, to);
    }

    long numberOf(String event) {
        return Long.parseLong(of(event));
    }
}
