package org.lanternchat.desktop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/// Somebody who answers in place of a server, with a certificate of their own, and keeps whatever
/// they are told once the line is encrypted.
final class Eavesdropper implements AutoCloseable {
    private final ServerSocket door;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Semaphore visits = new Semaphore(0);

    private Eavesdropper(ServerSocket door) {
        this.door = door;
    }

    static Eavesdropper at(int port, SSLContext context) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket door = context.getServerSocketFactory().createServerSocket(port, 50, here);
        Eavesdropper other = new Eavesdropper(door);
        Thread.ofPlatform().daemon().name("eavesdropper").start(other::listen);
        return other;
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket visitor = door.accept()) {
                visitor.setSoTimeout(5_000);
                hear(visitor);
            } catch (IOException closed) {
                return;
            }
            visits.release();
        }
    }

    private void hear(Socket visitor) {
        try {
            InputStream in = visitor.getInputStream();
            for (int said = in.read(); said >= 0; said = in.read()) {
                synchronized (heard) {
                    heard.write(said);
                }
            }
        } catch (IOException refused) {
            // A visitor who does not trust this certificate ends the handshake.
            return;
        }
    }

    /// Waits until somebody else has come and gone.
    void awaitVisit() throws InterruptedException {
        boolean came = visits.tryAcquire(20, TimeUnit.SECONDS);
        if (!came) throw new AssertionError("nobody came");
    }

    byte[] heard() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
