package org.lanternchat.server.store;

import org.lanternchat.protocol.Name;

/// An identity as it is kept: of its token only the hash, in hexadecimal. `seen` is in milliseconds
/// since 1970.
public record StoredIdentity(String uid, Name name, String tokenHash, long seen) {}
