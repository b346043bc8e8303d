package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// People write and all in their room receive it: in a closed loop each sender's next message goes
/// out when all have one of the last, in an open loop when its time has come. Belongs to the load's
/// thread.
final class Traffic implements Talk.Deliveries {
    /// After so long without a message that all have, the senders go on without.
    private static final long STALL = Duration.ofMillis(1_500).toNanos();

    /// How long what is missing at the end is waited for.
    private static final long DRAIN = Duration.ofSeconds(5).toNanos();

    private static final long MOMENT = Duration.ofMillis(100).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LoadPlan plan;
    private final Talk talk;
    private final Clients clients;
    private final Tally tally;
    private final Latencies latencies = new Latencies();
    private final Chat[] chats;
    private final int[] numbers;
    private final boolean[] hasProbe;
    private int probed;
    private long begin = Long.MAX_VALUE;
    private long warm;
    private long end;
    private long lastDelivery;
    private long lastWhole;
    private long sent;
    private long counted;
    private long stalls;
    private long latest;

    Traffic(LoadPlan plan, Clients.WireFactory wires) throws IOException {
        this.plan = plan;
        this.talk = new Talk(plan, this);
        this.clients = new Clients(plan, talk, wires);
        this.tally = new Tally(plan);
        this.chats = new Chat[plan.rooms()];
        for (int room = 0; room < chats.length; room++) {
            chats[room] = new Chat(plan.speech(), room, plan.size());
        }
        this.numbers = new int[plan.clients()];
        this.hasProbe = new boolean[plan.clients()];
    }

    /// The figures, in the order in which they are told.
    Map<String, Object> run() throws IOException {
        try (clients) {
            long opening = System.nanoTime();
            clients.open();
            double openSeconds = (System.nanoTime() - opening) / 1e9;
            probe();
            long othersBefore = talk.otherFrames();
            Map<String, Object> figures = measure();
            figures.put("otherFrames", talk.otherFrames() - othersBefore);
            figures.put("openSeconds", openSeconds);
            return figures;
        }
    }

    /// Waits until everybody gets what the first of their room says: then all are in.
    private void probe() throws IOException {
        int wanted = plan.rooms() * plan.receivers();
        long last = System.nanoTime() + DRAIN * 4;
        while (probed < wanted) {
            long now = System.nanoTime();
            if (now > last) throw new IllegalStateException(wanted - probed + " hear nothing");
            for (int room = 0; room < plan.rooms(); room++) say(room * plan.members(), 0, now);
            clients.flush();
            long next = now + SECOND;
            while (probed < wanted && System.nanoTime() < next) clients.pass(next);
        }
        clients.passUntil(System.nanoTime() + MOMENT * 2);
    }

    private Map<String, Object> measure() throws IOException {
        begin = System.nanoTime();
        warm = begin + (long) (plan.warmUp() * 1e9);
        end = warm + (long) (plan.seconds() * 1e9);
        lastWhole = begin;
        long own = ProcessHandle.current().pid();
        if (!plan.isOpenLoop()) fillWindows(begin);
        turn(warm);
        ProcessFigures serverBefore = ProcessFigures.of(plan.pid());
        ProcessFigures ownBefore = ProcessFigures.of(own);
        turn(end);
        ProcessFigures serverAfter = ProcessFigures.of(plan.pid());
        ProcessFigures ownAfter = ProcessFigures.of(own);
        drain();
        double cpu = serverAfter.cpuSeconds() - serverBefore.cpuSeconds();
        double ownCpu = ownAfter.cpuSeconds() - ownBefore.cpuSeconds();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("deliveriesPerSecond", counted / plan.seconds());
        figures.put("cpuSecondsPerMillion", counted == 0 ? 0 : cpu / counted * 1e6);
        figures.put("p50Micros", latencies.micros(0.5));
        figures.put("p99Micros", latencies.micros(0.99));
        figures.put("longestMicros", latencies.longestMicros());
        figures.put("latestSendMicros", latest / 1e3);
        figures.put("serverCpuShare", cpu / plan.seconds());
        figures.put("loadCpuShare", ownCpu / plan.seconds());
        figures.put("serverResidentKb", serverAfter.residentKb());
        figures.put("sent", sent);
        figures.put("delivered", tally.delivered());
        figures.put("missing", tally.missing());
        figures.put("doubled", tally.doubled());
        figures.put("reordered", tally.reordered());
        figures.put("misrouted", tally.misrouted());
        figures.put("ended", clients.ended());
        figures.put("stalls", stalls);
        return figures;
    }

    private void fillWindows(long now) {
        for (int room = 0; room < plan.rooms(); room++) {
            for (int member = 0; member < plan.senders(); member++) {
                for (int i = 0; i < plan.window(); i++) {
                    sayNext(room * plan.members() + member, now);
                }
            }
        }
        clients.flush();
    }

    /// Passes until then, with all that falls due.
    private void turn(long until) throws IOException {
        long now = System.nanoTime();
        while (now < until) {
            long next = Math.min(until, now + MOMENT);
            if (plan.isOpenLoop()) next = Math.min(next, sayWhatIsDue(now));
            else if (now - lastWhole > STALL) goOn(now);
            clients.pass(next);
            now = System.nanoTime();
        }
    }

    /// Returns when the next message is due.
    private long sayWhatIsDue(long now) {
        int senders = plan.rooms() * plan.senders();
        double step = 1e9 / (plan.rate() * senders);
        long due = begin + (long) (sent * step);
        while (due <= now) {
            latest = Math.max(latest, now - due);
            int sender = (int) (sent % senders);
            int room = sender / plan.senders();
            sayNext(room * plan.members() + sender % plan.senders(), due);
            due = begin + (long) (sent * step);
        }
        clients.flush();
        return due;
    }

    private void goOn(long now) {
        stalls++;
        lastWhole = now;
        fillWindows(now);
    }

    private void drain() throws IOException {
        lastDelivery = System.nanoTime();
        while (tally.missing() > 0 && System.nanoTime() - lastDelivery < DRAIN) {
            clients.pass(System.nanoTime() + MOMENT);
        }
    }

    private void sayNext(int sender, long due) {
        int number = ++numbers[sender];
        tally.sent(sender, number, plan.receivers());
        sent++;
        say(sender, number, due);
    }

    private void say(int sender, int number, long due) {
        Client client = clients.get(sender);
        clients.say(client, chats[client.room].stamped(sender, number, due));
    }

    @Override
    public void delivered(Client to, int sender, int number, long due, long now) {
        if (number == 0) {
            if (!hasProbe[to.index]) probed++;
            hasProbe[to.index] = true;
            return;
        }
        lastDelivery = now;
        boolean isWhole = tally.delivered(to.index, sender, number);
        if (due >= warm && due < end) latencies.add(now - due);
        if (now >= warm && now < end) counted++;
        if (!isWhole) return;
        lastWhole = now;
        if (!plan.isOpenLoop() && now < end) sayNext(sender, now);
    }
}
