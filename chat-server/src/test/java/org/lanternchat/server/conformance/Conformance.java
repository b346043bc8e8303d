package org.lanternchat.server.conformance;

import java.util.List;
import java.util.Map;

/// The tables against a server that runs already: `java … Conformance HOST PORT`. Prints what was
/// different, and ends with 1 if anything was. The server should run with `--rate off`, since each
/// rule is a connection.
public final class Conformance {
    private Conformance() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Say where the server is: HOST PORT");
            System.exit(2);
        }
        Driver driver = new Driver(new Target(arguments[0], Integer.parseInt(arguments[1])));
        int failed = 0;
        for (Map.Entry<String, List<Rule>> table : Rules.all().entrySet()) {
            for (Rule rule : table.getValue()) {
                try {
                    rule.hold(driver);
                } catch (AssertionError different) {
                    failed++;
                    System.out.println(different.getMessage());
                }
            }
            System.out.println(table.getKey() + ": " + table.getValue().size() + " rules");
        }
        System.out.println(failed == 0 ? "all as it should be" : failed + " were different");
        System.exit(failed == 0 ? 0 : 1);
    }
}
