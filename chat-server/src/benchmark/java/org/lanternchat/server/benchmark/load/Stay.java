package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Many people are there and nobody writes: what a connection costs in memory. Belongs to the
/// load's thread.
final class Stay {
    private final LoadPlan plan;
    private final Clients clients;

    Stay(LoadPlan plan, Clients.WireFactory wires) throws IOException {
        this.plan = plan;
        this.clients = new Clients(plan, new Talk(plan, (_, _, _, _, _) -> {}), wires);
    }

    /// The figures, in the order in which they are told.
    Map<String, Object> run() throws IOException {
        try (clients) {
            ProcessFigures empty = ProcessFigures.of(plan.pid());
            long opening = System.nanoTime();
            clients.open();
            double openSeconds = (System.nanoTime() - opening) / 1e9;
            clients.passUntil(System.nanoTime() + (long) (plan.hold() * 1e9));
            ProcessFigures full = ProcessFigures.of(plan.pid());
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("connections", clients.in());
            figures.put("ended", clients.ended());
            figures.put("openSeconds", openSeconds);
            figures.put("openCpuSeconds", full.cpuSeconds() - empty.cpuSeconds());
            figures.put("residentKbBefore", empty.residentKb());
            figures.put("residentKb", full.residentKb());
            figures.put("peakKb", full.peakKb());
            figures.put("kbPerConnection", each(full.residentKb() - empty.residentKb()));
            figures.put("peakKbPerConnection", each(full.peakKb() - empty.residentKb()));
            return figures;
        }
    }

    private double each(long kilobytes) {
        return clients.in() == 0 ? 0 : (double) kilobytes / clients.in();
    }
}
