package org.lanternchat.server.operator;

import org.lanternchat.protocol.Role;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.identity.Codes;
import org.lanternchat.server.session.Account;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// The command `owner`: the code by which somebody becomes the server's owner. On the process' main
/// thread.
@Command(
        name = "owner",
        description = {
            "Prints the code by which somebody becomes the server's owner, also while the server"
                    + " runs.",
            "Whoever types it into a client becomes owner; it is good once."
        })
final class Owner implements Callable<Integer> {
    private final DataOption data;

    @Mixin private Terminal terminal = new Terminal();

    Owner(DataOption data) {
        this.data = data;
    }

    @Override
    public Integer call() throws StoreException {
        try (SqliteStore store = SqliteStore.beside(DataFolder.database(data.folder()))) {
            boolean hasOwner =
                    store.contents().people().stream()
                            .anyMatch(person -> person.role() == Role.OWNER);
            terminal.say("owner's code: " + code(store, hasOwner));
            terminal.say(
                    hasOwner
                            ? "There is an owner already; whoever uses this code becomes one too."
                            : "Whoever uses this code first becomes the server's owner.");
            return ExitStatus.OK.code();
        }
    }

    /// The code that the server has printed, while nobody has used it; otherwise a new one, in
    /// place of any before.
    private static String code(SqliteStore store, boolean hasOwner) throws StoreException {
        try (Writing writing = store.begin()) {
            String known = writing.setting(Account.OWNER_CODE);
            if (known != null && !hasOwner) return known;
            String code = Codes.fresh();
            writing.put(new Change.Setting(Account.OWNER_CODE, code));
            writing.commit();
            return code;
        }
    }
}
