package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.model.EventQueue.Heard;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Welcome;

import java.util.List;
import java.util.function.Consumer;

/// Makes this device another one of somebody, by the code that one of theirs shows: a connection of
/// its own, which ends as soon as the server has given a token. Belongs to the window's thread.
final class SecondDevice {
    private final ServerAddress address;
    private final String code;
    private final Consumer<Welcome> welcomed;
    private final Consumer<Phase> refused;
    private final Connection connection;
    private boolean over;

    /// @param welcomed told who this is from now on
    SecondDevice(
            ServerAddress address,
            String code,
            Surroundings surroundings,
            Connection.Factory connections,
            Consumer<Welcome> welcomed,
            Consumer<Phase> refused) {
        this.address = address;
        this.code = code;
        this.welcomed = welcomed;
        this.refused = refused;
        this.connection = connections.to(address, new EventQueue(surroundings, this::take));
    }

    void start() {
        connection.start();
    }

    private void take(List<Heard> batch) {
        for (Heard heard : batch) {
            if (over) return;
            switch (heard) {
                case Heard.Status(ConnectionStatus.Open _) ->
                        connection.send(Handshake.linking(code));
                case Heard.Status(ConnectionStatus.Waiting waiting) ->
                        end(() -> refused.accept(Handshake.failed(waiting.cause(), address)));
                case Heard.Status(ConnectionStatus.Refused no) ->
                        end(() -> refused.accept(failed(Handshake.problem(no.reason()))));
                case Heard.Status(ConnectionStatus.Untrusted untrusted) ->
                        end(() -> refused.accept(new Phase.Stopped(untrusted.stranger())));
                case Heard.Status _ -> {}
                case Heard.Event(Welcome welcome) -> end(() -> welcomed.accept(welcome));
                case Heard.Event(Failure failure) ->
                        end(() -> refused.accept(failed(problem(failure))));
                case Heard.Event _ -> {}
            }
        }
    }

    private static Phase failed(Phase.Problem problem) {
        return new Phase.Failed(problem);
    }

    private static Phase.Problem problem(Failure failure) {
        return new Phase.Problem(Phase.Field.NAME, Refusals.ofCode(failure), null);
    }

    private void end(Runnable tell) {
        over = true;
        connection.close();
        tell.run();
    }
}
