package org.lanternchat.server.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.TestServer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Every row of the tables, against one server in this process.
class ConformanceTest {
    @TempDir static Path data;
    private static TestServer server;
    private static Driver driver;

    @BeforeAll
    static void start() {
        server = TestServer.start(data, Double.POSITIVE_INFINITY);
        driver = new Driver(new Target("127.0.0.1", server.port()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicContainer> theServerDoesWhatTheStandardAsks() {
        return Rules.all().entrySet().stream()
                .map(
                        table ->
                                DynamicContainer.dynamicContainer(
                                        table.getKey(), tests(table.getValue())));
    }

    private static Stream<DynamicTest> tests(List<Rule> rules) {
        return rules.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.title(), () -> rule.hold(driver)));
    }

    @Test
    void theTablesAreWhole() {
        long rules = Rules.all().values().stream().mapToLong(List::size).sum();

        assertThat(rules).isGreaterThan(600);
    }
}
