package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Searching, and what of a hit is shown.
class SearchTest {
    @TempDir Path folder;
    @RegisterExtension final Doorkeeper door = new Doorkeeper();

    private SignedIn alice(String... rooms) {
        return door.signIn(folder, rooms);
    }

    @Test
    void onlyTheLastWordThatWasTypedIsLookedFor() {
        SignedIn alice = alice("general");
        SearchModel search = alice.chat().around().search();
        search.queryProperty().set("nee");
        search.queryProperty().set("needle");
        alice.world.pass(SearchModel.PAUSE);
        assertThat(alice.server.heard(ClientCommand.Search.class)).hasSize(1);
        var first = alice.last(ClientCommand.Search.class);
        assertThat(Objects.requireNonNull(first.room()).value()).isEqualTo("general");
        search.everywhereProperty().set(true);
        var second = alice.last(ClientCommand.Search.class);
        assertThat(second.room()).isNull();
        alice.server.say(new ServerEvent.Results(first.rid(), List.of(hit(1, "old")), null));
        assertThat(search.hits()).isEmpty();
        alice.server.say(new ServerEvent.Results(second.rid(), List.of(hit(7, "a needle")), 5L));
        assertThat(search.hits()).hasSize(1);
        assertThat(search.moreProperty().get()).isTrue();
        search.more();
        search.more();
        assertThat(alice.server.heard(ClientCommand.Search.class)).hasSize(3);
        assertThat(alice.last(ClientCommand.Search.class).before()).isEqualTo(5);
    }

    private static Hit hit(long seq, String text) {
        return new Hit("general", seq, 0, "u2", "bob", text, List.of(List.of(2, 6)));
    }

    @Test
    void signsOfMarkupAreNotShownUnlessTheyAreWhatWasFound() {
        assertThat(shown("**Plan** for the *team*", List.of(17, 4)))
                .containsExactly(
                        new SearchHit.Part("Plan for the ", false),
                        new SearchHit.Part("team", true));
        assertThat(shown("> 😀 `code` **now**", List.of(5, 4)))
                .containsExactly(
                        new SearchHit.Part("😀 ", false),
                        new SearchHit.Part("code", true),
                        new SearchHit.Part(" now", false));
        assertThat(shown("[docs](http://wiki.local/) **now**", List.of(14, 4)))
                .contains(new SearchHit.Part("[docs](http://", false))
                .contains(new SearchHit.Part(".local/) **now**", false));
    }

    private static List<SearchHit.Part> shown(String text, List<Integer> mark) {
        Hit hit = new Hit("general", 1, 0, "u2", "bob", text, List.of(mark));
        return SearchHit.of(hit, "#general", "Today").parts();
    }

    @Test
    void marksCountLettersAndNotHalvesAndStayInsideOfTheText() {
        Hit hit =
                new Hit(
                        "general",
                        1,
                        0,
                        "u2",
                        "bob",
                        "👍👍 needle\nhere",
                        List.of(List.of(3, 6), List.of(-4, 2), List.of(900, 5), List.of(1)));
        SearchHit shown = SearchHit.of(hit, "#general", "Today");
        assertThat(shown.parts())
                .containsExactly(
                        new SearchHit.Part("👍👍 ", false),
                        new SearchHit.Part("needle", true),
                        new SearchHit.Part(" here", false));
        String far = "x".repeat(500) + "needle" + "y".repeat(500);
        SearchHit cut =
                SearchHit.of(
                        new Hit("g", 1, 0, "u", "b", far, List.of(List.of(500, 6))), "g", "now");
        assertThat(cut.text()).startsWith("…").endsWith("…").contains("needle");
        assertThat(SearchHit.of(new Hit("g", 1, 0, "u", "b", "", List.of()), "g", "").parts())
                .isEmpty();
    }
}
