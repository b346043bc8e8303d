package org.lanternchat.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.model.Row;
import org.lanternchat.desktop.view.MessageWays.Way;

import java.util.ArrayList;
import java.util.List;

class MessageWaysTest {
    private final List<String> opened = new ArrayList<>();

    private final Talk talk = new ReadingTalk(opened::add);

    private static Row.Message message(String text, Row.Version version) {
        return new Row.Message(
                1,
                "c",
                "u2",
                "bob",
                text,
                0,
                false,
                true,
                version,
                new Row.Delivery.Safe(),
                Row.Details.NONE);
    }

    private List<Way> links(String text) {
        return MessageWays.links(message(text, Row.Version.AS_WRITTEN), talk);
    }

    @Test
    void eachLinkIsOfferedOnceAndLeadsWhereItSays() {
        List<Way> ways =
                links(
                        "https://example.org/a\n\n- [b](https://example.org/b)\n\n> mail"
                                + " [me](mailto:a@example.org) or https://example.org/a");
        assertThat(ways)
                .extracting(Way::label)
                .satisfiesExactly(
                        first -> assertThat(first).contains("example.org/a"),
                        second -> assertThat(second).contains("example.org/b"),
                        third -> assertThat(third).contains("a@example.org"));
        ways.get(1).run().run();
        assertThat(opened).containsExactly("https://example.org/b");
    }

    @Test
    void codeAndDeletedMessagesLeadNowhere() {
        assertThat(links("`https://example.org/a`")).isEmpty();
        assertThat(MessageWays.links(message("https://example.org/a", Row.Version.DELETED), talk))
                .isEmpty();
    }

    @Test
    void aLongMessageOffersItsFirstLinks() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) text.append("https://example.org/").append(i).append(' ');
        assertThat(links(text.toString())).hasSize(8);
    }
}
