package org.lanternchat.desktop;

import org.lanternchat.desktop.host.HostedServer;
import org.lanternchat.desktop.host.ServerProgram;

import java.nio.file.Path;
import java.util.Optional;

/// A walk of somebody new through all states of the window that people meet, in one window beside
/// one real server. A camera looks at each.
final class Tour {
    private Tour() {}

    static void take(Path folder, Shape shape, Camera camera) throws Exception {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Path jar = module.resolveSibling("chat-server/target/lantern-server.jar");
        Path data = folder.resolve("desktop");
        String home = System.getProperty("user.home");
        System.setProperty("lantern.server", jar.toString());
        System.setProperty("user.home", folder.toString());
        shape.write(data);
        try (Town town = Town.open(folder.resolve("server"));
                DesktopWindow window = DesktopWindow.open(data)) {
            window.resize(shape.width(), shape.height());
            Guide guide = new Guide(window, town, camera);
            walk(guide, folder);
        } finally {
            endHosting(data);
            System.clearProperty("lantern.server");
            System.setProperty("user.home", home);
        }
    }

    private static void walk(Guide guide, Path folder) throws Exception {
        new DoorStops(guide).see();
        new TalkStops(guide).see();
        new MatterStops(guide, folder).see();
        new AroundStops(guide).see();
        new TroubleStops(guide).see();
    }

    private static void endHosting(Path data) {
        Optional<ServerProgram> program = ServerProgram.ofThisApp();
        HostedServer hosted = new HostedServer(data.resolve("hosted"), program.orElse(null));
        hosted.find().ifPresent(hosted::stop);
    }
}
