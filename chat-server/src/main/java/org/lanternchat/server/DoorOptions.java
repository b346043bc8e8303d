package org.lanternchat.server;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.regex.Pattern;

/// The options of the server about how people find it and who is let in. On the process' main
/// thread.
final class DoorOptions {
    private static final int PUBLIC_CODE = 8;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{4,64}");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--no-announce",
            description =
                    "Does not tell the network where this chat is. Otherwise desktop apps list it"
                            + " by itself.")
    private boolean isSilent;

    @Option(
            names = "--invite",
            paramLabel = "CODE",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Asks newcomers for a join code: 4 to 64 letters, digits, - and _. Without CODE"
                            + " the server makes one, keeps it and prints it.")
    private @Nullable String invite;

    @Option(
            names = "--public",
            description =
                    "Serves other networks, too, as the internet. Needs --cert, --key and"
                            + " --invite.")
    private boolean isPublic;

    @Option(
            names = "--metrics",
            paramLabel = "local|public",
            defaultValue = "local",
            description =
                    "Who may read /metrics: programs on this machine, or everyone who is let in."
                            + " Default: local.")
    private String metrics = "local";

    /// @param isEncrypted whether the server has a certificate
    Doors doors(boolean isEncrypted) {
        String code = invite;
        if (code != null && !code.isEmpty() && !CODE.matcher(code).matches()) {
            throw wrong(
                    "A join code has 4 to 64 letters, digits, - and _. Choose another with"
                            + " --invite, or leave it to the server: --invite alone.");
        }
        if (isPublic && !isEncrypted) {
            throw wrong(
                    "--public needs --cert and --key: without encryption everyone on the way could"
                            + " read along.");
        }
        if (isPublic && code == null) {
            throw wrong(
                    "--public needs --invite: without a join code the whole internet could come"
                            + " in.");
        }
        if (isPublic && code != null && !code.isEmpty() && code.length() < PUBLIC_CODE) {
            throw wrong(
                    "The join code of a public server has at least 8 characters, since the whole"
                            + " internet may guess. Choose a longer one with --invite.");
        }
        if (!metrics.equals("local") && !metrics.equals("public")) {
            throw wrong("--metrics is local or public; not " + metrics + ".");
        }
        return new Doors(!isSilent && !isPublic, code, isPublic, metrics.equals("public"));
    }

    private ParameterException wrong(String sentence) {
        if (command == null)
            throw new IllegalStateException("options are read before the command runs");
        return new ParameterException(command.commandLine(), sentence);
    }
}
