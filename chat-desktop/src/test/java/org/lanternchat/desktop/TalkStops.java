package org.lanternchat.desktop;

import javafx.scene.input.KeyCode;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.util.List;

/// The tour through a conversation, and what can be done with its messages.
final class TalkStops {
    private static final String GENERAL = "general";
    private static final String CABLE = "Nice find! I was about to blame the cable again.";
    private static final String TALK =
            """
            Grace|Morning! The projector in the big room is fixed, so the demo can be at 11 as planned.
            Grace|I put the slides on the shared drive.
            Ken|Great, thank you.
            Dennis|Does the build on the second runner still fail?
            Barbara|Not since 9:40. The tests wanted a port that the label printer takes.
            Barbara|Log and fix: https://build.example.org/runs/1841
            *|Nice find! I was about to blame the cable again.
            Margaret|صباح الخير! هل يمكن لأحد مراجعة الترجمة العربية قبل الغداء؟
            Radia|I can, send it over. The German one is done too.
            *|Then we can freeze the texts at noon.
            *|I'll tell the translators.
            Dennis|Before that, two small things: the export dialog says “Sucess”, and the room list jumps when someone creates a room while you scroll. I have a patch for the first.
            Ken|The second is mine, ten minutes.
            """;

    private final Guide guide;
    private final DesktopWindow window;
    private final Town town;

    TalkStops(Guide guide) {
        this.guide = guide;
        window = guide.window;
        town = guide.town;
    }

    void see() throws Exception {
        talk();
        acts();
        writing();
        unread();
        notices();
    }

    private void talk() throws Exception {
        for (String room : List.of("random", "tech", GENERAL)) guide.go(room);
        for (String line : TALK.lines().toList()) {
            int bar = line.indexOf('|');
            String text = line.substring(bar + 1);
            if (line.startsWith("*")) {
                guide.say(text);
            } else {
                town.write(line.substring(0, bar), GENERAL, text);
            }
            window.awaitMessage(text);
        }
        for (String text : List.of("Who has the serial cable?", "Found it.", "Rack 2 is back.")) {
            town.write("Linus", "tech", text);
        }
        town.write("Radia", "random", "Thank you, Linus!");
        town.person("Radia").send(new ClientCommand.Typing(null, RoomName.GENERAL, true));
        window.await("typing", () -> !guide.text("#typing").isEmpty());
        window.await("unread", () -> window.robot.lookup(".badge").queryAll().size() >= 2);
        window.robot.moveTo("#own-name");
        guide.see("talk");
    }

    private void acts() throws Exception {
        long mine =
                town.person("Grace")
                        .await(ServerEvent.Chat.class, chat -> chat.text().equals(CABLE))
                        .seq();
        long question = town.write("Dennis", GENERAL, "Coffee, anyone?");
        town.write("Ken", GENERAL, "It was the cable last time 🙂", mine);
        for (String emoji : List.of("🎉", "👍", "❤️")) town.react("Ken", GENERAL, mine, emoji);
        town.react("Grace", GENERAL, mine, "👍");
        town.react("Grace", GENERAL, question, "👍");
        town.delete("Grace", GENERAL, town.write("Grace", GENERAL, "x"));
        window.awaitMessage(Wording.of("message.deleted"));
        guide.say("With milk.");
        window.awaitMessage("With milk.");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        window.robot.clickOn("#composer").push(KeyCode.UP);
        window.await("the bar", () -> window.isThere("#writing-bar"));
        guide.see("editing");
        window.robot.write(" No sugar.").push(KeyCode.ENTER);
        window.awaitMessage("With milk. No sugar.");
        town.person("Grace").send(new ClientCommand.Read(null, RoomName.GENERAL, mine + 1_000));
        window.robot.moveTo(window.message("Coffee, anyone?"));
        window.await("the toolbar", () -> window.isThere("#message-toolbar"));
        guide.see("toolbar");
        window.robot.clickOn("#message-toolbar .icon-button");
        window.await("mine", () -> window.isThere(".reaction:own"));
        guide.scroll(160);
        window.robot.rightClickOn(window.message("Coffee, anyone?"));
        guide.see("message-menu");
        guide.push(KeyCode.ESCAPE);
        guide.scroll(-400);
        window.robot.moveTo(window.message("Coffee, anyone?"));
        guide.click("#act-reply");
        window.await("the bar", () -> window.isThere("#writing-bar"));
        window.robot.write("Tomorrow?");
        guide.see("replying");
        guide.push(KeyCode.ENTER);
        window.awaitMessage("Tomorrow?");
        window.robot.moveTo("#own-name");
        guide.push(KeyCode.SHIFT, KeyCode.F6);
        guide.push(KeyCode.UP);
        guide.see("keys-on-message");
        guide.push(KeyCode.DOWN);
        guide.push(KeyCode.DELETE);
        window.await("the question", () -> window.isThere("#delete-yes"));
        guide.see("delete-asked");
        guide.push(KeyCode.ESCAPE);
        guide.push(KeyCode.ESCAPE);
    }

    private void writing() throws Exception {
        window.robot.clickOn("#composer");
        for (String[] typed :
                new String[][] {
                    {"Thanks @", "completions-people"},
                    {"see #", "completions-rooms"},
                    {"done :tad", "completions-emoji"},
                    {"/", "completions-commands"}
                }) {
            guide.type("#composer", typed[0]);
            window.await(typed[1], () -> window.isThere("#completions"));
            guide.see(typed[1]);
        }
        guide.type("#composer", "/nonsense");
        guide.push(KeyCode.ENTER);
        window.await("told", () -> guide.text("#limit").contains("/nonsense"));
        guide.see("unknown-command");
        guide.clear();
        guide.say("/help");
        window.await("help", () -> window.isThere("#toast"));
        guide.see("toast");
        guide.type("#composer", "A line of a long draft 🎉\n".repeat(9) + "y".repeat(3_900));
        guide.see("draft-too-long");
        guide.clear();
        guide.click("#emoji");
        window.await("the picker", () -> window.isThere("#emoji-search"));
        guide.push(KeyCode.DOWN);
        guide.push(KeyCode.RIGHT);
        guide.see("emoji-picker");
        guide.type("#emoji-search", "qqqq");
        guide.see("emoji-none");
        guide.push(KeyCode.ESCAPE);
        window.await("no picker", () -> !window.isThere("#emoji-search"));
        window.await("no toast", () -> !window.isThere("#toast"));
    }

    /// What came while nobody looked: the line, and the way down.
    private void unread() throws Exception {
        for (int i = 1; i <= 40; i++) {
            town.write(
                    i % 3 == 0 ? "Ken" : "Linus",
                    "tech",
                    "Step %d of the move is done.".formatted(i));
        }
        guide.go("tech");
        window.await("the line", () -> window.isThere(".row-new"));
        window.await("the way down", () -> window.isThere("#to-newest"));
        guide.see("new-since-you-left");
        guide.click("#to-newest");
        window.awaitMessage("Step 40 of the move is done.");
        guide.scroll(2_000);
        window.await("the way down", () -> window.isThere("#to-newest"));
        guide.see("jump-button");
        guide.click("#to-newest");
        window.await("down", () -> !window.isThere("#to-newest"));
    }

    private void notices() throws Exception {
        guide.go("design");
        for (String name : List.of("Ada", "Joan", "Mary")) town.arrive(name, "design");
        town.arrive("Hedy", "design");
        town.leave("Joan");
        town.write("Grace", "design", "Who are all these people?");
        window.awaitMessage("Who are all these people?");
        window.await("notices", () -> window.isThere(".row-notice"));
        guide.see("notices");
        town.create("Grace", "empty", null);
        guide.go("empty");
        window.await("nothing yet", () -> window.isThere(".row-empty"));
        guide.see("empty-room");
    }
}
