package org.lanternchat.server.store.memory;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who people are and what they may: each kind of change as the row that was written last. Under
/// the store's lock.
final class Registry {
    private final Map<String, Change.Person> people = new LinkedHashMap<>();
    private final Map<String, Change.Token> tokens = new LinkedHashMap<>();
    private final Map<InRoom, Change.Standing> standings = new LinkedHashMap<>();
    private final Map<InRoom, Change.Mark> marks = new LinkedHashMap<>();
    private final Map<String, Change.Invite> invites = new LinkedHashMap<>();
    private final Map<String, Change.Hook> hooks = new LinkedHashMap<>();
    private final Map<String, Change.Ban> bans = new LinkedHashMap<>();

    private record InRoom(RoomName room, String uid) {}

    /// `rooms` are those that there are: nobody's mark is kept for another.
    void put(Change change, Set<RoomName> rooms) {
        switch (change) {
            case Change.Person person -> people.put(person.uid(), person);
            case Change.Seen(String uid, long at) ->
                    people.computeIfPresent(
                            uid,
                            (_, known) -> new Change.Person(uid, known.name(), known.role(), at));
            case Change.Token token -> tokens.put(token.hash(), token);
            case Change.TokenGone(String hash) -> tokens.remove(hash);
            case Change.Standing standing ->
                    standings.put(new InRoom(standing.room(), standing.uid()), standing);
            case Change.Mark mark -> {
                if (rooms.contains(mark.room())) {
                    marks.put(new InRoom(mark.room(), mark.uid()), mark);
                }
            }
            case Change.Invite invite -> invites.put(invite.hash(), invite);
            case Change.InviteGone(String hash) -> invites.remove(hash);
            case Change.Hook hook -> hooks.put(hook.hash(), hook);
            case Change.HookGone(String hash) -> hooks.remove(hash);
            case Change.Ban ban -> {
                if (ban.until() == 0) bans.remove(ban.subject());
                else bans.put(ban.subject(), ban);
            }
            case Change.Room _, Change.Keep _, Change.File _, Change.FileGone _, Change.Setting _ ->
                    throw new IllegalArgumentException("kept elsewhere: " + change);
        }
    }

    Contents contents(List<Contents.Room> rooms) {
        return new Contents(
                rooms,
                List.copyOf(people.values()),
                List.copyOf(tokens.values()),
                List.copyOf(standings.values()),
                List.copyOf(marks.values()),
                invites.values().stream()
                        .sorted(Comparator.comparingLong(Change.Invite::at))
                        .toList(),
                List.copyOf(hooks.values()),
                List.copyOf(bans.values()));
    }
}
