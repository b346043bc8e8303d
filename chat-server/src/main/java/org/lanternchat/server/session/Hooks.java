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

    /// Posts as the bot of this code.
    public void post(String code, String text, Answer answer) {
        Change.Hook hook = services.rules().hook(Tokens.hash(code));
        if (hook == null) {
            String sentence = "There is no bot with this code. Ask who made it for a new one.";
            answer.refused(ErrorCode.NOT_FOUND, sentence, 0);
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
            append(new Draft(said, bot, services.mentions().in(said.text()), author(answer)));
        } catch (ProtocolException refused) {
            answer.refused(refused.code(), refused.sentence(), 0);
        }
    }

    private void append(Draft draft) {
        if (!services.journal().append(draft)) {
            draft.author()
                    .refused(
                            draft,
                            ErrorCode.BUSY,
                            "The server is busy. Please try again in a moment.",
                            0);
        }
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
