package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.net.ConnectionLimits;
import org.lanternchat.server.tls.CertificateFiles;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The options of the server about its connections. On the process' main thread.
final class ConnectionOptions {
    private static final Pattern TWO_NUMBERS = Pattern.compile("([1-9]\\d{0,6}),([1-9]\\d{0,6})");
    private static final String STANDARD =
            Limits.ADDRESS_CONNECTIONS + "," + Limits.ADDRESS_CONNECTIONS_PER_MINUTE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--per-address",
            paramLabel = "N,M|off",
            defaultValue = STANDARD,
            description =
                    "How many connections one address has at once, and how many new ones in a"
                            + " minute; this machine's own are not counted. Default: "
                            + STANDARD
                            + ".")
    private String perAddress = STANDARD;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description =
                    "Certificate in PEM, with those that sign it: the server then speaks https and"
                            + " wss only. Files that change are read again.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The certificate's private key in PEM, not encrypted.")
    private @Nullable Path key;

    ConnectionLimits limits() {
        if (perAddress.equals("off")) return ConnectionLimits.OFF;
        Matcher numbers = TWO_NUMBERS.matcher(perAddress);
        if (!numbers.matches()) {
            throw wrong(
                    "--per-address is two numbers from 1 to 9999999 such as "
                            + STANDARD
                            + ", or off; not "
                            + perAddress
                            + ".");
        }
        return new ConnectionLimits(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /// Null to serve in clear.
    @Nullable CertificateFiles certificate() {
        if (certificate == null && key == null) return null;
        if (certificate == null) throw wrong("--key needs --cert: name the certificate too.");
        if (key == null) throw wrong("--cert needs --key: name the certificate's private key too.");
        return new CertificateFiles(certificate, key);
    }

    private ParameterException wrong(String sentence) {
        if (command == null)
            throw new IllegalStateException("options are read before the command runs");
        return new ParameterException(command.commandLine(), sentence);
    }
}
