package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.identity.Codes;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.session.Account;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

/// The codes that the server makes for its operator, once, and keeps. At the start, on the thread
/// that starts it.
final class KeptCodes {
    private static final String JOIN_CODE = "join_code";

    private KeptCodes() {}

    /// The code by which somebody becomes the server's owner; null when it has one.
    static @Nullable String owner(Store store, Identities identities) throws StoreException {
        return identities.hasOwner() ? null : kept(store, Account.OWNER_CODE);
    }

    /// What newcomers are asked for; null for nothing. One of the server's own making stays the
    /// same over restarts, since people have links with it.
    static @Nullable String join(Store store, Doors doors) throws StoreException {
        String chosen = doors.invite();
        return chosen == null || !chosen.isEmpty() ? chosen : kept(store, JOIN_CODE);
    }

    private static String kept(Store store, String setting) throws StoreException {
        try (Writing writing = store.begin()) {
            String known = writing.setting(setting);
            if (known != null) return known;
            String code = Codes.fresh();
            writing.put(new Change.Setting(setting, code));
            writing.commit();
            return code;
        }
    }
}
