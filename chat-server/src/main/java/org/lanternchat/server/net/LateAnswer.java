package org.lanternchat.server.net;

import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.http.server.Response;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/// A response that is answered later and from another thread, if the client is still there then.
/// Any thread may call it; the first `give` counts.
///
/// Grizzly uses requests and responses again once they are resumed, and resumes them even when the
/// connection has ended in the meantime and has let go of them already. Its own lock decides here
/// which of the two comes first, and the other does nothing.
final class LateAnswer {
    private static final System.Logger LOG = System.getLogger(LateAnswer.class.getName());

    private final Response response;
    private final Object lock;
    private boolean isOver;

    /// Writes what is to be written to the response.
    interface Writer {
        void write() throws IOException;
    }

    private LateAnswer(Response response) {
        this.response = response;
        lock = response.getSuspendContext();
    }

    /// Suspends the response. `gone` is called when the connection ends before the answer.
    static LateAnswer to(Response response, Runnable gone) {
        LateAnswer answer = new LateAnswer(response);
        response.suspend(
                -1,
                TimeUnit.MILLISECONDS,
                new EmptyCompletionHandler<>() {
                    @Override
                    public void cancelled() {
                        answer.isOver = true;
                        gone.run();
                    }
                });
        return answer;
    }

    /// Afterwards neither the request nor the response may be touched.
    void give(Writer writer) {
        synchronized (lock) {
            if (isOver) return;
            isOver = true;
            try {
                writer.write();
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "a client has gone: {0}", gone.getClass().getName());
            }
            response.resume();
        }
    }
}
