package org.lanternchat.server.room;

/// One attempt of a connection to be in a room, and its place there afterwards: what a room says
/// about an earlier attempt, late, does not touch a later one. Any thread may call it.
public final class Ticket {
    private final Room room;
    private final long number;
    private volatile boolean isOver;

    /// @param number higher with each attempt of the same connection
    public Ticket(Room room, long number) {
        this.room = room;
        this.number = number;
    }

    public Room room() {
        return room;
    }

    boolean isNewerThan(Ticket other) {
        return number > other.number;
    }

    /// The room did not let the connection in, or put it out.
    public void end() {
        isOver = true;
    }

    public boolean isOver() {
        return isOver;
    }
}
