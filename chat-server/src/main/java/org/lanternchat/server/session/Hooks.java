package org.lanternchat.server.session;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.identity.Tokens;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Entry;

/// What programs say in rooms, by the codes that they were given. Any thread may call it; no call
/// waits.
public final class Hooks {
    /// What somebody is told whose code is no bot's.
    public static final String UNKNOWN =
            "There is no bot with this code. Ask who made it for a new one.";

    private final Services services;

    public Hooks(Services services) {
        this.services = services;
    }

    /// What became of a program's message. Called once, on the journal's thread or on this one.
    public interface Answer {
        void posted(Entry entry);

        /// `retry` is in how many milliseconds trying again may help, or 0.
        void refused(ErrorCode code, String sentence, long retry);
    }

    /// Whether there is a bot with this code.
    public boolean isKnown(String code) {
        return services.rules().hook(Tokens.hash(code)) != null;
    }

    /// Posts as the bot of this code.
    public void post(String code, String text, Answer answer) {
        Change.Hook hook = services.rules().hook(Tokens.hash(code));
        if (hook == null) {
            answer.refused(ErrorCode.NOT_FOUND, UNKNOWN, 0);
            return;
        }
        if (!isVouchedFor(hook)) {
            String sentence =
                    "Whoever made this bot may not be in its room any more."
                            + " Ask those who look after the room for a new one.";
            answer.refused(ErrorCode.FORBIDDEN, sentence, 0);
            return;
        }
        Identity bot = services.identities().bot(hook);
        long wait = bot.entries().tryTake(services.timers().nanos());
        if (wait > 0) {
            String sentence = "This bot writes very fast. Please wait a moment.";
            answer.refused(ErrorCode.RATE_LIMITED, sentence, wait);
            return;
        }
        try {
            ClientCommand.Chat said = new ClientCommand.Chat(null, hook.room(), null, text, null);
            services.journal()
                    .append(
                            new Draft(
                                    said,
                                    bot,
                                    services.mentions().in(said.text()),
                                    author(answer)));
        } catch (ProtocolException refused) {
            answer.refused(refused.code(), refused.sentence(), 0);
        }
    }

    /// A bot may no more than who made it: its code is theirs.
    private boolean isVouchedFor(Change.Hook hook) {
        long now = services.timers().now();
        Identity maker = services.identities().ofUid(hook.by());
        return maker != null
                && !services.rules().isBanned(maker.uid(), now)
                && services.rules().mayRead(hook.room(), maker, now);
    }

    private static Draft.Author author(Answer answer) {
        return new Draft.Author() {
            @Override
            public void refused(Draft draft, ErrorCode code, String sentence, long retry) {
                answer.refused(code, sentence, retry);
            }

            @Override
            public void written(Entry entry) {
                answer.posted(entry);
            }
        };
    }
}
