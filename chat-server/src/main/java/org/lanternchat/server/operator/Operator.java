package org.lanternchat.server.operator;

import org.lanternchat.server.data.DataOption;

import java.util.List;

/// All commands of the operator. On the process' main thread.
public final class Operator {
    private Operator() {}

    /// The commands, which work on the folder that `data` will name when they run; `version` is
    /// this program's.
    public static List<Object> commands(DataOption data, String version) {
        return List.of(
                new Backup(data, version),
                new Restore(data),
                new Export(data),
                new Check(data),
                new Compact(data),
                new Retain(data),
                new Owner(data));
    }
}
