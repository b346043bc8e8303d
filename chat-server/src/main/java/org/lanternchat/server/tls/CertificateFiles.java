package org.lanternchat.server.tls;

import java.nio.file.Path;

/// Where the certificate, with those that sign it, and its private key lie, both in PEM.
public record CertificateFiles(Path certificate, Path key) {}
