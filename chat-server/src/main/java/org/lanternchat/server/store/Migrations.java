package org.lanternchat.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The schema, step by step: `migrations/NNN.sql`, counted in the file's `user_version`
/// (https://sqlite.org/pragma.html#pragma_user_version). Runs once, when the store is opened.
final class Migrations {
    private static final List<String> STEPS = List.of("001.sql");

    private Migrations() {}

    /// Brings the file to this version's schema, each step whole or not at all.
    ///
    /// @throws StoreException `NEWER` when the file is from a later version, which is left
    ///   untouched
    static void apply(Connection connection) throws SQLException, StoreException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > STEPS.size()) {
                throw new StoreException(
                        StoreException.Kind.NEWER,
                        "The database was written by a newer version of Lantern Chat (schema "
                                + version
                                + ", this one knows "
                                + STEPS.size()
                                + "). Install that version, or choose another --data folder.");
            }
            for (int step = version; step < STEPS.size(); step++) {
                statement.execute("BEGIN IMMEDIATE");
                statement.executeUpdate(script(STEPS.get(step)));
                statement.execute("PRAGMA user_version = " + (step + 1));
                statement.execute("COMMIT");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
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
