package org.lanternchat.server.data;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.store.StoreException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/// Says in a sentence why the program did not do what it was started for. On the thread that runs
/// the command. What nobody thought of keeps its trace.
public final class Explanation implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failed, CommandLine command, ParseResult parsed)
            throws Exception {
        StartException explained =
                switch (failed) {
                    case StartException start -> start;
                    case StoreException store -> StartException.of(store);
                    case IOException disk -> of(disk);
                    default -> throw failed;
                };
        command.getErr().println("lantern-server: " + explained.getMessage());
        return explained.status().code();
    }

    private static StartException of(IOException failed) {
        String what =
                switch (failed) {
                    case AccessDeniedException denied ->
                            "There is no permission to use " + denied.getFile();
                    case FileSystemException file ->
                            "Cannot read or write " + file.getFile() + reason(file.getReason());
                    default -> "Reading or writing failed" + reason(failed.getMessage());
                };
        return new StartException(
                ExitStatus.DATA_UNUSABLE,
                what + ". Check the permissions and the room on the disk, and try again.",
                failed);
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : " (" + reason + ")";
    }
}
