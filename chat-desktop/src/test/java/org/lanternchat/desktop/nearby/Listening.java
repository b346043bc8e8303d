package org.lanternchat.desktop.nearby;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The search as a program: prints each time what it has found, `ADDRESS NAME` for each server on
/// one line, until its input ends.
final class Listening {
    private Listening() {}

    public static void main(String[] none) throws IOException {
        try (NearbySearch search = new NearbySearch(Networks::now, Listening::print)) {
            search.start();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private static void print(List<NearbyServer> found) {
        StringBuilder line = new StringBuilder("found");
        for (NearbyServer one : found) {
            line.append(" | ").append(one.address()).append(' ').append(one.name());
        }
        System.out.println(line);
    }
}
