package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.lanternchat.server.WireClient;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The log as a stranger reads it, from the first entry to the last: the `cid`s of each room. Lives
/// on the test's thread.
record Audit(Map<String, List<String>> rooms) {

    /// How people's memory and the log differ; all but the first must be 0.
    record Verdict(int echoed, int lost, int doubled, int otherOrders, int outOfTurn, int unsaid) {
        void assertClean() {
            assertThat(lost).as("echoed and lost").isZero();
            assertThat(doubled).as("doubled").isZero();
            assertThat(otherOrders).as("people with another order").isZero();
            assertThat(outOfTurn).as("an author's messages out of turn").isZero();
            assertThat(unsaid).as("sent again and not there").isZero();
        }

        @Override
        public String toString() {
            return echoed
                    + " messages echoed, "
                    + lost
                    + " lost, "
                    + doubled
                    + " doubled, "
                    + otherOrders
                    + " people with another order";
        }
    }

    static Audit of(WireClient stranger, Collection<String> rooms) {
        stranger.send("{'type':'hello','v':1,'name':'auditor'}");
        stranger.await("welcome");
        Map<String, List<String>> found = new HashMap<>();
        for (String room : rooms) found.put(room, read(stranger, room));
        return new Audit(found);
    }

    private static List<String> read(WireClient stranger, String room) {
        List<String> log = new ArrayList<>();
        for (boolean more = true; more; ) {
            stranger.send(
                    "{'type':'history','room':'%s','limit':200,'after':%d}"
                            .formatted(room, log.size()));
            JsonNode page = stranger.await("history");
            for (JsonNode message : page.get("messages")) {
                log.add(message.path("cid").asString(""));
                assertThat(message.get("seq").asInt()).isEqualTo(log.size());
            }
            more = page.get("after").asBoolean();
        }
        return log;
    }

    Verdict judge(List<Person> people) {
        int echoed = people.stream().mapToInt(person -> person.echoed().size()).sum();
        int said = people.stream().mapToInt(Person::said).sum();
        return new Verdict(
                echoed,
                people.stream().mapToInt(this::lost).sum(),
                doubled(),
                (int) people.stream().filter(this::rememberAnotherOrder).count(),
                people.stream().mapToInt(this::outOfTurn).sum(),
                said - distinct());
    }

    private int lost(Person person) {
        int lost = 0;
        for (Map.Entry<String, Person.Place> echo : person.echoed().entrySet()) {
            List<String> log = log(echo.getValue().room());
            int index = (int) echo.getValue().seq() - 1;
            if (index >= log.size() || !log.get(index).equals(echo.getKey())) lost++;
        }
        return lost;
    }

    private int doubled() {
        return rooms.values().stream().mapToInt(List::size).sum() - distinct();
    }

    private int distinct() {
        HashSet<String> cids = new HashSet<>();
        rooms.values().forEach(cids::addAll);
        return cids.size();
    }

    private boolean rememberAnotherOrder(Person person) {
        return !rooms.entrySet().stream()
                .allMatch(room -> person.log(room.getKey()).equals(room.getValue()));
    }

    /// Messages of this author that stand before one that they had said earlier.
    private int outOfTurn(Person person) {
        int found = 0;
        for (List<String> log : rooms.values()) {
            int before = -1;
            for (String cid : log) {
                if (!cid.startsWith(person.name() + "-")) continue;
                int number = Integer.parseInt(cid.substring(person.name().length() + 1));
                if (number < before) found++;
                before = number;
            }
        }
        return found;
    }

    private List<String> log(String room) {
        List<String> log = rooms.get(room);
        if (log == null) throw new AssertionError("not audited: " + room);
        return log;
    }
}
