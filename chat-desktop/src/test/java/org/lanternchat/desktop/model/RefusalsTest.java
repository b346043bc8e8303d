package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.util.Locale;

class RefusalsTest {
    @AfterEach
    void end() {
        Wording.use(Locale.ENGLISH);
    }

    @Test
    void whatACodeSaysIsSaidInTheLanguageOfThePerson() {
        Wording.use(Locale.GERMAN);
        Failure muted = Failure.of(ErrorCode.MUTED, "You are muted.");

        assertThat(Refusals.of(muted)).startsWith("Du bist in diesem Raum stumm.");
        assertThat(RoomVisits.problemOf("~x")).startsWith("Ein Raumname hat 1 bis 24");
    }

    @Test
    void whereACodeCanMeanManyThingsTheServersSentenceStays() {
        Failure forbidden = Failure.of(ErrorCode.FORBIDDEN, "Only those who look after it.");

        assertThat(Refusals.of(forbidden)).isEqualTo("Only those who look after it.");
        assertThat(RoomVisits.problemOf("~x")).isEqualTo("A room's name does not begin with ~.");
    }
}
