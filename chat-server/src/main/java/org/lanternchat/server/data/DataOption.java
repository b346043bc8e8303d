package org.lanternchat.server.data;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.nio.file.Path;

/// The option `--data`, the same for the server and for each of its commands, before the command's
/// name or after it. Read by the thread that runs the command.
public final class DataOption {
    private static final String STANDARD = "lantern.data";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder for everything that is kept. Default: ${sys:" + STANDARD + "}.")
    private @Nullable Path data;

    public DataOption() {
        System.setProperty(STANDARD, standard().toString());
    }

    /// The folder that was chosen, or the standard one.
    public Path folder() {
        return data == null ? standard() : data.toAbsolutePath().normalize();
    }

    public boolean isChosen() {
        return data != null;
    }

    private static Path standard() {
        return DataFolder.standard(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }
}
