package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.nearby.NearbyServer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class NearbyModelTest {
    private static final NearbyServer ROOM = new NearbyServer("Room 12", "192.168.1.20", 3);

    private final FakeSurroundings world = new FakeSurroundings();
    private final List<Consumer<List<NearbyServer>>> tellers = new ArrayList<>();
    private int ended;
    private final NearbyModel model =
            new NearbyModel(
                    told -> {
                        tellers.add(told);
                        return () -> ended++;
                    },
                    world);

    @Test
    void whatIsFoundShowsWithTheNextFrame() {
        model.look();
        model.look();
        assertThat(tellers).hasSize(1);
        tellers.getFirst().accept(List.of(ROOM));
        assertThat(model.servers()).isEmpty();
        world.frame();
        assertThat(model.servers()).containsExactly(ROOM);
    }

    @Test
    void atRestNothingIsShownWhateverAnOldSearchTells() {
        model.look();
        tellers.getFirst().accept(List.of(ROOM));
        world.frame();
        model.rest();
        model.rest();
        assertThat(ended).isEqualTo(1);
        assertThat(model.servers()).isEmpty();
        tellers.getFirst().accept(List.of(ROOM));
        world.frame();
        assertThat(model.servers()).isEmpty();
        model.look();
        tellers.getFirst().accept(List.of(ROOM));
        world.frame();
        assertThat(model.servers()).isEmpty();
        tellers.getLast().accept(List.of(ROOM));
        world.frame();
        assertThat(model.servers()).containsExactly(ROOM);
    }
}
