package org.lanternchat.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.identity.Identities.Greeting;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class IdentitiesTest {
    private static final Contents EMPTY = contents(List.of());

    private final FakeTimers timers = new FakeTimers();
    private final Identities identities = new Identities(EMPTY, timers, 1);

    @Test
    void aTokenIsKnownByItsHashAlone() {
        Greeting alice = identities.newcomer(new Name("alice"));

        assertThat(alice.tokenHash()).hasSize(64).doesNotContain(alice.token());
        assertThat(alice.write().toString()).doesNotContain(alice.token());
        Identities restarted = new Identities(contents(alice.write()), timers, 1);
        assertThat(restarted.returning(alice.token()).identity().uid()).isEqualTo("u1");
        assertThat(restarted.newcomer(new Name("bob")).identity().uid()).isEqualTo("u2");
    }

    @Test
    void aNameStaysWithWhoWasHereInTheLastThirtyDays() {
        Greeting alice = identities.newcomer(new Name("alice"));
        identities.gone(alice.identity());
        timers.pass(Duration.ofDays(29));
        assertTaken("ALICE");

        timers.pass(Duration.ofDays(2));
        Greeting heir = identities.newcomer(new Name("Alice"));

        assertThat(heir.identity().uid()).isEqualTo("u2");
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> identities.returning(alice.token()))
                .matches(refused -> refused.code() == ErrorCode.NAME_TAKEN);
        identities.gone(heir.identity());
        timers.pass(Duration.ofDays(31));
        assertThat(identities.returning(alice.token()).identity().uid()).isEqualTo("u1");
    }

    @Test
    void whoStaysConnectedKeepsTheirName() {
        identities.newcomer(new Name("alice"));
        timers.pass(Duration.ofDays(400));

        assertTaken("alice");
    }

    @Test
    void aNewcomerWhoCouldNotBeWrittenLeavesTheNameFree() {
        Greeting alice = identities.newcomer(new Name("alice"));
        identities.forget(alice);

        identities.newcomer(new Name("alice"));
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> identities.returning(alice.token()))
                .matches(refused -> refused.code() == ErrorCode.BAD_TOKEN);
    }

    @Test
    void aNewcomerWhoMayNeverHaveReadTheirTokenLeavesTheNameFree() {
        Greeting lost = identities.newcomer(new Name("alice"));
        Change released = identities.release(lost);
        assertThat(released).isEqualTo(new Change.Seen("u1", 0));

        Greeting alice = identities.newcomer(new Name("alice"));

        assertThat(alice.identity().uid()).isEqualTo("u2");
        assertTaken("alice");
    }

    @Test
    void guestsGetNumbersAndHoldTheirNamesWhileTheyAreHere() {
        identities.newcomer(new Name("alice"));
        Identity second = identities.guest("alice", null);
        assertThat(second.name().value()).isEqualTo("alice-2");
        assertThat(identities.guest("alice", null).name().value()).isEqualTo("alice-3");
        assertTaken("alice-2");

        identities.gone(second);

        assertThat(identities.guest("alice", null).name().value()).isEqualTo("alice-2");
        assertThat(identities.guest("server", null).name().value()).isEqualTo("guest-1");
        assertThat(identities.guest("\u202e", null).name().value()).isEqualTo("guest-2");
    }

    @Test
    void writingIsFreeForABurstAndThenAtItsRate() {
        TokenBucket bucket = identities.guest("a", null).entries();
        for (int i = 0; i < 10; i++) assertThat(bucket.tryTake(timers.nanos())).isZero();
        assertThat(bucket.tryTake(timers.nanos())).isEqualTo(200);

        timers.pass(Duration.ofMillis(200));

        assertThat(bucket.tryTake(timers.nanos())).isZero();
        assertThat(bucket.tryTake(timers.nanos())).isPositive();
        Identities unlimited = new Identities(EMPTY, timers, Double.POSITIVE_INFINITY);
        TokenBucket free = unlimited.guest("b", null).entries();
        for (int i = 0; i < 1_000; i++) assertThat(free.tryTake(timers.nanos())).isZero();
    }

    @Test
    void aGuestWhoMovesIsNoFasterThanBefore() {
        Identity first = identities.guest("a", null);
        for (int i = 0; i < 10; i++) assertThat(first.entries().tryTake(timers.nanos())).isZero();

        Identity second = identities.guest("b", first);

        assertThat(second.entries().tryTake(timers.nanos())).isPositive();
    }

    @Test
    void aReturningPersonWhoseNameAGuestHasTakenIsTold() {
        Greeting zoe = identities.newcomer(new Name("zoe"));
        identities.release(zoe);
        identities.guest("zoe", null);

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> identities.returning(zoe.token()))
                .matches(refused -> refused.code() == ErrorCode.NAME_TAKEN);
    }

    @Test
    void aLinkedDeviceIsTheSamePersonWithATokenOfItsOwn() {
        Greeting alice = identities.newcomer(new Name("alice"));
        Greeting phone = identities.linked("u1");

        assertThat(phone.identity()).isSameAs(alice.identity());
        assertThat(phone.token()).isNotEqualTo(alice.token());
        assertThat(identities.holder(phone.token())).isSameAs(alice.identity());
    }

    @Test
    void whoHasSignedOutOnEveryDeviceIsGoneAndTheNameIsFree() {
        Greeting alice = identities.newcomer(new Name("alice"));
        Greeting phone = identities.linked("u1");
        identities.revoke(alice.identity(), Set.of(phone.tokenHash()));
        assertThat(identities.holder(phone.token())).isNull();
        assertTaken("alice");

        identities.revoke(alice.identity(), Set.of(alice.tokenHash()));

        assertThat(identities.find("alice")).isNull();
        assertThat(identities.newcomer(new Name("alice")).identity().uid()).isEqualTo("u2");
    }

    @Test
    void aNewNameIsTakenAtOnceAndTheOldOneIsFreeWhenItIsOnDisk() {
        Greeting alice = identities.newcomer(new Name("alice"));
        identities.newcomer(new Name("bob"));
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> identities.reserve(alice.identity(), new Name("Bob")));

        identities.reserve(alice.identity(), new Name("Ali"));
        assertTaken("ali");
        assertTaken("alice");
        identities.rename(alice.identity(), new Name("Ali"));

        assertTaken("ali");
        assertThat(identities.newcomer(new Name("alice")).identity().uid()).isEqualTo("u3");
    }

    @Test
    void aNameThatCouldNotBeWrittenIsFreeAgain() {
        Greeting alice = identities.newcomer(new Name("alice"));
        identities.reserve(alice.identity(), new Name("Ali"));

        identities.letGo(alice.identity(), new Name("Ali"));

        assertTaken("alice");
        assertThat(identities.newcomer(new Name("Ali")).identity().uid()).isEqualTo("u2");
    }

    @Test
    void aBotHoldsItsNameForAsLongAsItHasAHook() {
        Change.Hook hook = new Change.Hook("h", RoomName.GENERAL, "b1", new Name("ci"), "u1", 0);
        identities.bot(hook);
        assertTaken("CI");
        assertThat(identities.isFreeForBots(new Name("ci"))).isTrue();

        identities.unhook(hook);

        identities.newcomer(new Name("ci"));
        assertThat(identities.isFreeForBots(new Name("ci"))).isFalse();
    }

    private static Contents contents(List<Change> written) {
        List<Change.Person> people = new ArrayList<>();
        List<Change.Token> tokens = new ArrayList<>();
        for (Change change : written) {
            if (change instanceof Change.Person person) people.add(person);
            if (change instanceof Change.Token token) tokens.add(token);
        }
        return new Contents(
                List.of(), people, tokens, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private void assertTaken(String name) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> identities.newcomer(new Name(name)))
                .matches(refused -> refused.code() == ErrorCode.NAME_TAKEN);
    }
}
