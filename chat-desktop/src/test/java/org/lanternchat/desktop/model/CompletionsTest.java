package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.model.Completions.Offer;
import org.lanternchat.protocol.Person;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class CompletionsTest {
    @TempDir Path folder;
    private @Nullable SignedIn alice;

    @BeforeEach
    void begin() {
        SignedIn signedIn = new SignedIn(folder, "general", "tech");
        signedIn.people("general", new Person("u2", "bob"), new Person("u3", "Bo Diddley"));
        signedIn.chat().show("general");
        alice = signedIn;
    }

    @AfterEach
    void end() {
        Objects.requireNonNull(alice).close();
    }

    private @Nullable Offer at(String text) {
        SignedIn signedIn = Objects.requireNonNull(alice);
        List<CompletionSource> sources = signedIn.chat().around().completions(signedIn.room());
        return new Completions(sources).at(text, text.length());
    }

    private List<String> inserts(String text) {
        Offer offer = at(text);
        if (offer == null) return List.of();
        return offer.completions().stream().map(Completion::insert).toList();
    }

    @Test
    void peopleRoomsEmojiAndCommandsAreOfferedBehindTheirSigns() {
        assertThat(inserts("hi @bo")).containsExactly("@bob ", "@Bo Diddley ");
        assertThat(inserts("see (#te")).containsExactly("#tech ");
        assertThat(inserts("/to")).containsExactly("/topic ");
        assertThat(inserts("done :rocke").getFirst()).isEqualTo("🚀 ");
        Offer offer = Objects.requireNonNull(at("hi @bo"));
        assertThat(offer.from()).isEqualTo(3);
        assertThat(offer.to()).isEqualTo(6);
    }

    @Test
    void nothingIsOfferedInsideOfWordsOrBehindThem() {
        assertThat(at("mail@bo")).isNull();
        assertThat(at("hi @bob ")).isNull();
        assertThat(at("well /to")).isNull();
        assertThat(at("@nobody")).isNull();
        assertThat(at("at 10:30")).isNull();
        assertThat(at(":D")).isNull();
        assertThat(at("@alice")).isNull();
        assertThat(at("@" + "b".repeat(10_000))).isNull();
    }
}
