package org.lanternchat.desktop.model;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ServerEvent.Linked;

import java.util.function.Consumer;

/// What this person changes about themselves at the server: being away, and a second device.
/// Belongs to the window's thread.
public final class OwnAccount {
    private static final int HALF = 4;

    private final Requests requests;
    private final Admission admission;

    /// A code for another device.
    @FunctionalInterface
    public interface Code {
        /// Told the code.
        ///
        /// @param expires when it ends to be good, in milliseconds since 1970
        void is(String code, long expires);
    }

    OwnAccount(Requests requests, Admission admission) {
        this.requests = requests;
        this.admission = admission;
    }

    /// Says that this person is away, or here again.
    public void toggleAway(Consumer<String> refused) {
        boolean on = !admission.isAway();
        requests.ask(
                rid -> new ClientCommand.Away(rid, on),
                answer -> {
                    if (answer instanceof Answer.Refused(String why)) refused.accept(why);
                });
    }

    /// Asks for a code with which another device becomes this person too.
    public void link(Code code, Consumer<String> refused) {
        requests.ask(
                rid -> new ClientCommand.Link(rid),
                answer -> {
                    switch (answer) {
                        case Answer.Done(Linked linked) ->
                                code.is(inHalves(linked.code()), linked.expires());
                        case Answer.Done _ -> {}
                        case Answer.Refused(String why) -> refused.accept(why);
                    }
                });
    }

    /// Becomes the server's owner, by the code that it printed.
    void claim(String code) {
        requests.ask(rid -> new ClientCommand.Claim(rid, code), _ -> {});
    }

    private static String inHalves(String code) {
        boolean plain = code.length() == 2 * HALF;
        return plain ? code.substring(0, HALF) + "-" + code.substring(HALF) : code;
    }
}
