package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Fingerprint;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.connection.ServerTrust;
import org.lanternchat.desktop.connection.TrustedServers;

/// The question whether a server is the right one, asked once; and the stop when it holds another
/// certificate than the one that was trusted. Belongs to the window's thread.
public final class TrustModel {
    private final TrustedServers trusted;
    private final Runnable again;
    private final ReadOnlyObjectWrapper<@Nullable Question> question =
            new ReadOnlyObjectWrapper<>();
    private @Nullable ServerAddress server;
    private @Nullable Fingerprint asked;

    /// What is to be decided. Immutable.
    ///
    /// @param shown the fingerprint of the server of now, in groups
    /// @param known the one that was trusted before; empty for none, and then it may be trusted
    public record Question(String where, String shown, String known) {
        /// The certificate is another one than before: nothing goes on by itself.
        public boolean isChange() {
            return !known.isEmpty();
        }
    }

    /// @param again joins once more
    TrustModel(TrustedServers trusted, Runnable again) {
        this.trusted = trusted;
        this.again = again;
    }

    void ask(ServerAddress about, ServerTrust.Stranger stranger) {
        server = about;
        asked = stranger.shown();
        Fingerprint known = stranger.known();
        question.set(
                new Question(
                        about.text(),
                        stranger.shown().grouped(),
                        known == null ? "" : known.grouped()));
    }

    /// It is the right one: remembered for later, and joined.
    public void trust() {
        Question now = question.get();
        if (now == null || now.isChange() || server == null || asked == null) return;
        trusted.trust(server, asked);
        refuse();
        again.run();
    }

    /// It is not, or nobody knows: nothing is joined.
    public void refuse() {
        question.set(null);
        server = null;
        asked = null;
    }

    /// The certificate that was trusted before counts no more. Whoever joins then is asked anew.
    public void forgetKnown() {
        Question now = question.get();
        if (now == null || !now.isChange() || server == null) return;
        trusted.distrust(server);
        refuse();
    }

    /// What is to be decided; null for nothing.
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }
}
