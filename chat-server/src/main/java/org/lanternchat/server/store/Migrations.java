package org.lanternchat.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/// The schema, step by step: `migrations/NNN.sql`, counted in the file's `user_version`
/// (https://sqlite.org/pragma.html#pragma_user_version). Runs once, when the store is opened.
final class Migrations {
    private static final List<String> STEPS = List.of("001.sql", "002.sql", "003.sql");

    private static final int FIRST_WITH_INDEX = 2;

    private Migrations() {}

    /// Brings the file to this version's schema and its search index to this version's `Folding`,
    /// whole or not at all: whoever is killed in between begins again.
    ///
    /// @throws StoreException `NEWER` when the file is from a later version, which is left
    ///   untouched
    static void apply(Database database) throws SQLException, StoreException {
        refuseNewer(database);
        int version = version(database);
        boolean hasIndex = version >= FIRST_WITH_INDEX && SearchIndex.fits(database);
        if (isApplied(database) && hasIndex) return;
        database.run("BEGIN IMMEDIATE");
        for (String step : STEPS.subList(version, STEPS.size())) database.run(script(step));
        if (!hasIndex) SearchIndex.build(database);
        database.run("PRAGMA user_version = " + STEPS.size());
        database.run("COMMIT");
    }

    /// The schema that this version writes.
    static int newest() {
        return STEPS.size();
    }

    static boolean isApplied(Database database) throws SQLException {
        return version(database) == STEPS.size();
    }

    static void refuseNewer(Database database) throws SQLException, StoreException {
        int version = version(database);
        if (version <= STEPS.size()) return;
        throw new StoreException(
                StoreException.Kind.NEWER,
                "The database was written by a newer version of Lantern Chat (schema "
                        + version
                        + ", this one knows "
                        + STEPS.size()
                        + "). Install that version, or choose another --data folder.");
    }

    private static int version(Database database) throws SQLException {
        return (int) database.number("PRAGMA user_version");
    }

    private static String script(String name) {
        try (InputStream script = Migrations.class.getResourceAsStream("migrations/" + name)) {
            if (script == null) throw new IllegalStateException("no migration " + name);
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read migration " + name, unreadable);
        }
    }
}
