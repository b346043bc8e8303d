package org.lanternchat.server.simulation;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.Action;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What people do in the simulation, allowed or not, chosen at random. For one thread.
final class Deeds {
    private static final List<String> OPEN = List.of("general", "tech", "lunch");
    private static final List<String> EMOJI = List.of("👍", "❤️", "🎉", "😀");
    private static final int HIDDEN = 4;

    private final Random random;

    /// Codes that somebody was given, for everyone to try, by their rooms.
    private final Map<String, String> invites = new LinkedHashMap<>();

    private final List<String> hidden = new ArrayList<>();
    private int said;

    Deeds(Random random) {
        this.random = random;
    }

    /// A private or direct room that was made.
    void made(String room) {
        if (!room.startsWith("~") || hidden.contains(room)) return;
        hidden.add(room);
    }

    void invited(String room, String code) {
        invites.put(room, code);
    }

    List<String> rooms() {
        List<String> rooms = new ArrayList<>(OPEN);
        rooms.addAll(hidden);
        return rooms;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String anyHidden() {
        return hidden.isEmpty() ? "general" : hidden.get(random.nextInt(hidden.size()));
    }

    void visit(SimulatedClient who) {
        String room = any(rooms());
        RoomName name = new RoomName(room);
        switch (random.nextInt(9)) {
            case 0 -> who.send(new ClientCommand.Leave(null, name));
            case 1, 8 -> {
                String secret = anyHidden();
                who.join(secret, invites.get(secret));
            }
            case 2 -> who.send(new ClientCommand.Typing(null, name, random.nextBoolean()));
            case 3 -> who.send(new ClientCommand.History(null, name, null, null, null, null, null));
            case 4 -> who.send(new ClientCommand.Search("s", "message", null, null, null, 50));
            case 5 -> {
                RoomState state = who.state().rooms().get(room);
                long seq = state == null ? 1 : state.cursor();
                who.state().read(room, seq);
                who.send(new ClientCommand.Read(null, name, seq));
            }
            default -> who.join(room, null);
        }
    }

    void write(SimulatedClient who) {
        List<String> joined = List.copyOf(who.state().rooms().keySet());
        if (joined.isEmpty()) return;
        String room = any(joined);
        RoomState state = who.state().enter(room);
        RoomName name = new RoomName(room);
        String cid = who.nextCid();
        long target = target(state);
        String text = "message " + ++said + " @person" + (1 + random.nextInt(3)) + " ";
        String long_ = text + "x".repeat(random.nextInt(300));
        who.post(
                switch (random.nextInt(14)) {
                    case 0, 1 -> new ClientCommand.Edit(null, name, cid, target, text);
                    case 2 -> new ClientCommand.Delete(null, name, cid, target);
                    case 3, 4, 5 ->
                            new ClientCommand.React(
                                    null, name, cid, target, any(EMOJI), random.nextInt(3) > 0);
                    case 6 -> new ClientCommand.Pin(null, name, cid, target, random.nextBoolean());
                    case 7 -> new ClientCommand.Topic(null, name, cid, "topic " + said);
                    case 8 -> new ClientCommand.Chat(null, name, cid, long_, target);
                    default -> new ClientCommand.Chat(null, name, cid, long_, null);
                });
    }

    /// Mostly a message that is there, now and then something else.
    private long target(RoomState state) {
        List<Chat> messages = state.messages();
        if (messages.isEmpty() || random.nextInt(10) == 0) return random.nextLong(1, 50);
        int recent = Math.min(messages.size(), 12);
        return messages.get(messages.size() - 1 - random.nextInt(recent)).seq();
    }

    void decide(SimulatedClient who) {
        String room = any(rooms());
        RoomName name = new RoomName(room);
        String uid = somebody(who, room);
        switch (random.nextInt(12)) {
            case 0 -> {
                if (hidden.size() < HIDDEN) {
                    who.send(new ClientCommand.Create(null, "private", null, "club", null));
                }
            }
            case 1 -> {
                if (hidden.size() < HIDDEN) who.send(new ClientCommand.Direct(null, uid));
            }
            case 2, 3 -> who.send(new ClientCommand.Invite(null, new RoomName(anyHidden())));
            case 4 -> who.send(new ClientCommand.Rename(null, who + "-" + random.nextInt(3)));
            case 5 -> who.send(new ClientCommand.Away(null, random.nextBoolean()));
            case 6 -> who.send(new ClientCommand.GiveRole(null, name, uid, any(roles())));
            default -> moderate(who, name, uid);
        }
    }

    private static List<Role> roles() {
        return List.of(Role.MEMBER, Role.MODERATOR, Role.OWNER);
    }

    private void moderate(SimulatedClient who, RoomName room, String uid) {
        Action action = any(List.of(Action.values()));
        Long seconds = action == Action.SLOW ? Long.valueOf(random.nextInt(3)) : null;
        who.send(new ClientCommand.Moderate(null, room, action, uid, seconds, "why not"));
    }

    /// Undoes what would keep people out, silent or apart for good.
    void forgive(SimulatedClient owner, List<String> uids) {
        for (String room : OPEN) {
            RoomName name = new RoomName(room);
            owner.send(new ClientCommand.Moderate(null, name, Action.UNLOCK, null, null, null));
            owner.send(new ClientCommand.Moderate(null, name, Action.SLOW, null, 0L, null));
            for (String uid : uids) {
                for (Action action : List.of(Action.UNBAN, Action.UNMUTE)) {
                    owner.send(new ClientCommand.Moderate(null, name, action, uid, null, null));
                }
            }
        }
    }

    private String somebody(SimulatedClient who, String room) {
        RoomState state = who.state().rooms().get(room);
        List<String> uids = new ArrayList<>(List.of("u1", "u2", "u3", "u4"));
        if (state != null) for (Person person : state.people()) uids.add(person.uid());
        return any(uids);
    }
}
