package org.lanternchat.server.journal;

import org.lanternchat.server.store.Entry;

/// An entry that is on disk, and the connection that it came from.
public record Written(Entry entry, Draft.Author author) {}
