package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.util.List;

/// Looking into messages that ascend by `seq`. Has no state.
final class Chats {
    private Chats() {}

    /// The message with this `seq`; null when it is not among them.
    static @Nullable Chat find(List<Chat> messages, long seq) {
        int at = firstFrom(messages, seq);
        return at < messages.size() && messages.get(at).seq() == seq ? messages.get(at) : null;
    }

    /// The index of the first message that is not before `seq`; their number when there is none.
    static int firstFrom(List<Chat> messages, long seq) {
        int low = 0;
        int high = messages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messages.get(middle).seq() < seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The message in one line, for a quote.
    static String line(Chat chat) {
        return line(chat.text(), chat.files());
    }

    /// The first line that has words, or else the names of the files.
    static String line(String text, List<FileInfo> files) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseGet(() -> Wording.list(files.stream().map(FileInfo::name).toList()));
    }
}
