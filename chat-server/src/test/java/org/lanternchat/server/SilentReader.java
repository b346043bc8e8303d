package org.lanternchat.server;

import java.net.URI;
import java.net.http.HttpClient;

/// A member of a room in a process of its own, so that the system can stop it: `SilentReader URL
/// NAME`. Prints its token, `in step`, each message's `seq` as it comes, and how the connection
/// ended.
final class SilentReader {
    private SilentReader() {}

    public static void main(String[] arguments) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            WireClient client = WireClient.connect(http, URI.create(arguments[0]));
            client.send("{'type':'hello','v':1,'name':'" + arguments[1] + "'}");
            System.out.println(client.await("welcome").get("token").asString());
            client.send("{'type':'join','room':'general'}");
            client.await("synced");
            System.out.println("in step");
            client.onClosed(
                    code -> {
                        System.out.println("closed " + code);
                        System.exit(0);
                    });
            while (true) System.out.println(client.await("chat").get("seq").asLong());
        }
    }
}
