package org.lanternchat.server;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The server's options out of the environment: `LANTERN_EDIT_WINDOW` stands for `--edit-window`,
/// and so on for every option; what the command line says counts more, and an empty variable counts
/// as none. On the process' main thread.
final class EnvironmentOptions implements IDefaultValueProvider, IParameterExceptionHandler {
    private static final String PREFIX = "LANTERN_";

    private final Map<String, String> environment;
    private final IParameterExceptionHandler next;
    private final Set<String> used = new TreeSet<>();

    private EnvironmentOptions(Map<String, String> environment, IParameterExceptionHandler next) {
        this.environment = environment;
        this.next = next;
    }

    /// From now on this command line asks the environment, too.
    static void addTo(CommandLine command, Map<String, String> environment) {
        EnvironmentOptions options =
                new EnvironmentOptions(environment, command.getParameterExceptionHandler());
        command.setDefaultValueProvider(options).setParameterExceptionHandler(options);
    }

    /// The name of an option's variable.
    static String variable(OptionSpec option) {
        String name = option.longestName().substring("--".length());
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// Null leaves the default that the option has itself.
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !isOfTheServer(option)) return null;
        String variable = variable(option);
        String value = environment.get(variable);
        if (value == null || value.isBlank()) return null;
        used.add(variable);
        return value.strip();
    }

    /// The operator's commands have options of their own, which nothing but the command line sets.
    private static boolean isOfTheServer(OptionSpec option) {
        return option.command().parent() == null
                && !option.inherited()
                && !option.usageHelp()
                && !option.versionHelp();
    }

    /// Says besides what the next one says which variables there were: the mistake may be in one.
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) throws Exception {
        int status = next.handleParseException(wrong, arguments);
        if (!used.isEmpty()) {
            wrong.getCommandLine()
                    .getErr()
                    .println("Also read from the environment: " + String.join(", ", used) + ".");
        }
        return status;
    }
}
