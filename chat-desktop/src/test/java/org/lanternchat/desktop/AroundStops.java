package org.lanternchat.desktop;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.util.List;

/// The tour around the messages: the sidebar, the people, the cards and the search.
final class AroundStops {
    private static final RoomName RELEASE = new RoomName(Town.RELEASE);
    private static final List<String> TALK =
            List.of(
                    "Ken|The build is green again, the serial port was the culprit.",
                    "Dennis|I will write the notes for the release tonight.",
                    "Barbara|Please keep the release branch closed until then.",
                    "Margaret|صباح الخير! الترجمة العربية جاهزة للإصدار release 👍",
                    "Radia|Tests on the second runner took 4 min 12 s.");

    private final Guide guide;
    private final DesktopWindow window;
    private final Town town;

    AroundStops(Guide guide) {
        this.guide = guide;
        window = guide.window;
        town = guide.town;
    }

    void see() throws Exception {
        String uid = beOwner();
        told();
        people();
        cards();
        search();
        rooms();
        refused(uid);
    }

    /// Grace learns who alice is from what she says, and makes her an owner of the room.
    private String beOwner() throws Exception {
        town.pin(
                "Grace",
                Town.RELEASE,
                town.write("Grace", Town.RELEASE, "The release goes out on Thursday at ten."));
        for (String line : TALK) {
            int bar = line.indexOf('|');
            town.write(line.substring(0, bar), Town.RELEASE, line.substring(bar + 1));
        }
        town.pin(
                "Grace",
                Town.RELEASE,
                town.write(
                        "Grace",
                        Town.RELEASE,
                        "Checklist: " + "texts, tests, notes, signing, ".repeat(12)));
        town.person("Barbara").send(new ClientCommand.Away(null, true));
        guide.go(Town.RELEASE);
        guide.say("Here I am.");
        String uid =
                town.person("Grace")
                        .await(ServerEvent.Chat.class, chat -> chat.text().equals("Here I am."))
                        .uid();
        town.person("Grace").send(new ClientCommand.GiveRole(null, RELEASE, uid, Role.OWNER));
        window.await("the owner", () -> window.isThere("#topic:editable"));
        return uid;
    }

    private void told() throws Exception {
        guide.go("random");
        String line = town.writeDirect("Ken", Guide.NAME, "Have you got a minute?");
        window.await("a badge", () -> window.isThere(".badge:mentioned"));
        town.write(
                "Ken",
                line,
                "It is about the icon of the installer, and the words on its last page.");
        town.write("Grace", Town.RELEASE, "@" + Guide.NAME + " and the icon, please.");
        window.await("both", () -> window.robot.lookup(".alert").queryAll().size() == 2);
        window.await(
                "the badges", () -> window.robot.lookup(".badge:mentioned").queryAll().size() == 2);
        guide.see("alerts");
        window.robot.clickOn(".alert");
        window.await("Ken", () -> guide.text("#room-name").equals("Ken"));
        guide.see("direct");
        guide.go(Town.RELEASE);
        window.await("read", () -> !window.isThere(".alert"));
        guide.see("release");
    }

    private void people() throws Exception {
        window.clickOnPerson("Dennis");
        window.await("the card", () -> window.isThere("#person-card"));
        guide.see("person");
        guide.click("#person-mute");
        guide.see("person-mute");
        guide.push(KeyCode.ESCAPE);
        window.await("closed", () -> !window.isThere("#person-card"));
        window.clickOnPerson(Guide.NAME);
        window.await("the card", () -> window.isThere("#person-card"));
        guide.see("person-own");
        guide.push(KeyCode.ESCAPE);
        window.robot.clickOn("#people-toggle");
        window.await("no people", () -> !window.isThere("#people-list"));
        guide.see("without-people");
        window.robot.clickOn("#people-toggle");
        window.await("the people", () -> window.isThere("#people-list"));
    }

    private void cards() throws Exception {
        guide.click("#pins");
        window.await("the pins", () -> window.isThere(".found"));
        guide.see("pins");
        guide.push(KeyCode.ESCAPE);
        window.robot.clickOn("#topic");
        window.await("the field", () -> window.isThere("#topic-field"));
        guide.see("topic");
        guide.push(KeyCode.ESCAPE);
        window.robot.clickOn("#room-menu");
        guide.see("room-menu");
        guide.push(KeyCode.ESCAPE);
        guide.click("#settings");
        window.await("the settings", () -> window.isThere("#settings-card"));
        guide.see("settings");
        guide.click("#setting-quiet");
        guide.push(KeyCode.ESCAPE);
        window.await("quiet", () -> guide.text("#connection-state").equals(Wording.of("me.quiet")));
        guide.see("do-not-disturb");
        guide.click("#settings");
        guide.click("#setting-quiet");
        ScrollPane scroll = window.find("#settings-card .scroll-pane", ScrollPane.class);
        window.robot.interact(() -> scroll.setVvalue(1));
        window.robot.clickOn("#link-device");
        window.await("the code", () -> window.isThere("#link-code"));
        window.robot.interact(() -> scroll.setVvalue(1));
        guide.see("settings-second-device");
        guide.push(KeyCode.ESCAPE);
        guide.push(KeyCode.SHORTCUT, KeyCode.K);
        window.await("the switcher", () -> window.isThere("#switcher"));
        window.robot.write("re");
        guide.see("switcher");
        guide.type("#switcher-field", "zzz");
        guide.see("switcher-nothing");
        guide.push(KeyCode.ESCAPE);
    }

    private void search() throws Exception {
        guide.push(KeyCode.SHORTCUT, KeyCode.F);
        window.await("the search", () -> window.isThere("#search"));
        guide.see("search-empty");
        window.robot.write("release");
        window.await("hits", () -> window.isThere(".hit"));
        guide.see("search");
        guide.type("#search-field", "needle");
        window.await(
                "none", () -> guide.text("#search-state").equals(Wording.of("search.nothing")));
        guide.see("search-nothing");
        window.robot.clickOn("#search-close");
    }

    private void rooms() throws Exception {
        guide.click("#new-room");
        window.await("the card", () -> window.isThere("#new-room-card"));
        guide.see("new-room");
        window.robot.write("~x");
        guide.see("new-room-wrong");
        guide.type("#new-room-name", "");
        guide.push(KeyCode.SHIFT, KeyCode.TAB);
        guide.push(KeyCode.RIGHT);
        guide.push(KeyCode.RIGHT);
        guide.see("new-room-by-link");
        guide.push(KeyCode.LEFT);
        guide.see("new-room-private");
        guide.type("#new-room-name", "Budget round");
        guide.push(KeyCode.ENTER);
        window.await("inside", () -> guide.text("#room-name").equals("Budget round"));
        guide.see("private-room");
        window.robot.clickOn("#room-menu");
        guide.click("#invite");
        window.await("the link", () -> window.isThere(".qr"));
        guide.see("invite");
        guide.push(KeyCode.ESCAPE);
    }

    /// What the server does not take, and why.
    private void refused(String uid) throws Exception {
        town.create("Grace", "lectures", null);
        guide.go("lectures");
        town.person("Grace")
                .send(
                        new ClientCommand.Moderate(
                                null,
                                new RoomName("lectures"),
                                ClientCommand.Action.MUTE,
                                uid,
                                600L,
                                "testing"));
        town.person("Grace").await(ServerEvent.Moderated.class, _ -> true);
        guide.say("I wanted to say something.");
        window.await("refused", () -> window.isThere(".failure-text"));
        guide.see("not-sent");
    }
}
