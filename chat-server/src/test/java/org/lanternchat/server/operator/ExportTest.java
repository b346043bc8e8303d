package org.lanternchat.server.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.operator.Commands.GENERAL;
import static org.lanternchat.server.operator.Commands.chat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.server.operator.Commands.Ended;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `export`, as pages and as JSON.
class ExportTest {
    private static final String HOSTILE = "<script>alert(1)</script>&\"'\u0000\u202E";

    @TempDir Path folder;
    private Commands commands;
    private Path into;

    @BeforeEach
    void nameFolders() {
        commands = new Commands(folder.resolve("data"));
        into = folder.resolve("out");
    }

    @Test
    void jsonHasEachMessageAsItIsNow() throws Exception {
        StoredFile file = commands.file("f1", "a.txt", "text/plain", "content");
        commands.write(
                GENERAL,
                chat(GENERAL, 1, "alice", "first", file.info()),
                chat(GENERAL, 2, "bob", "taken back"),
                chat(GENERAL, 3, "bob", "third"));
        changeMessages();

        Ended ended = commands.run("export", "--room", "General", "--json", into.toString());

        assertThat(ended.status()).as(ended.error()).isEqualTo(0);
        assertThat(ended.lastLine()).startsWith("Exported 3 messages and 1 file to ");
        List<Chat> read =
                Files.readAllLines(into.resolve("general.jsonl")).stream()
                        .map(line -> (Chat) Codec.decodeEvent(line))
                        .toList();
        assertThat(read.stream().map(Chat::text)).containsExactly("changed", "", "third");
        assertThat(read.get(1).isDeleted()).isTrue();
        assertThat(read.getFirst().files()).containsExactly(file.info());
        assertThat(into.resolve("files/f1.txt")).hasContent("content");
        assertThat(ended.out() + ended.error()).doesNotContain("changed", "third");
    }

    @Test
    void pagesShowEditsAndDeletions() throws Exception {
        commands.write(
                GENERAL,
                chat(GENERAL, 1, "alice", "first"),
                chat(GENERAL, 2, "bob", "taken back"),
                chat(GENERAL, 3, "bob", "third"));
        changeMessages();

        assertThat(html("general").status()).isEqualTo(0);

        assertThat(page("index.html"))
                .contains("changed</div>", "<i>edited</i>", "<p class=\"deleted\">deleted</p>")
                .doesNotContain("first", "taken back");
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() throws Exception {
        RoomName secret = RoomName.ofId(new byte[16]);
        commands.put(new Change.Room(secret, RoomSummary.PRIVATE, HOSTILE, 0, false));
        StoredFile text = commands.file("f1", "x.html", "text/plain", HOSTILE);
        StoredFile image = commands.file("f2", "\" onerror=\"alert(1).svg", "image/png", "no");
        StoredFile up = commands.file("../../up", "../../" + HOSTILE, "text/html", "up");
        commands.write(
                secret,
                chat(secret, 1, HOSTILE, HOSTILE, text.info(), image.info(), up.info()),
                chat(secret, 2, "</article></main>", "<img src=x onerror=alert(1)>\n<!--"));

        Ended ended = html(HOSTILE);

        assertThat(ended.status()).as(ended.error()).isEqualTo(0);
        String page = page("index.html");
        assertThat(page)
                .doesNotContain("<script", "<img src=x", "\u0000", "<!--", " onerror=\"")
                .doesNotContain("alert(1)</", "=\"..")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;")
                .contains("href=\"files/f1.bin\"", "src=\"files/f2.bin\"")
                .contains("default-src 'none'");
        assertThat(page.split("</article>", -1)).hasSize(3);
        assertThat(page.split("<title>", -1)).hasSize(2);
        assertThat(names(into)).containsExactlyInAnyOrder("files", "index.html");
        assertThat(names(into.resolve("files")))
                .containsExactlyInAnyOrder("f1.bin", "f2.bin", "______up.bin");
    }

    @Test
    void aNameOfARoomIsNoPath() throws Exception {
        RoomName room = new RoomName("../../a:b c");
        commands.write(room, chat(room, 1, "alice", "hi"));

        assertThat(commands.run("export", "--room", "../../a:b c", "--json", into.toString()))
                .matches(ended -> ended.status() == 0);

        assertThat(names(into)).containsExactly("______a_b_c.jsonl");
        assertThat(SafeName.of("NUL")).isEqualTo("_NUL");
        assertThat(SafeName.of("日本 😀")).isEqualTo("日本__");
    }

    @Test
    void longRoomsHaveSeveralPages() throws Exception {
        commands.chats(2 * HtmlPages.PAGE + 1);

        html("general");

        assertThat(names(into))
                .containsExactlyInAnyOrder("index.html", "page-2.html", "page-3.html");
        assertThat(page("index.html")).contains("href=\"page-2.html\"").doesNotContain("earlier");
        assertThat(page("page-2.html"))
                .contains("href=\"index.html\"", "href=\"page-3.html\"", ">text 1001<")
                .contains(">text 2000<")
                .doesNotContain(">text 1000<", ">text 2001<");
        assertThat(page("page-3.html")).contains(">text 2001<").doesNotContain("later");
    }

    @Test
    void exactlyOnePageIsNotFollowedByAnEmptyOne() throws Exception {
        commands.chats(HtmlPages.PAGE);
        html("general");
        assertThat(names(into)).containsExactly("index.html");
    }

    @Test
    void aTitleThatTwoRoomsHaveAsksForTheId() throws Exception {
        RoomName one = RoomName.ofId(new byte[16]);
        byte[] bits = new byte[16];
        bits[0] = 1;
        RoomName two = RoomName.ofId(bits);
        commands.put(
                new Change.Room(one, RoomSummary.PRIVATE, "Board Room", 0, false),
                new Change.Room(two, RoomSummary.PRIVATE, "Board Room", 0, false));

        Ended ended = html("Board Room");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.error()).contains(one.value(), two.value());
        assertThat(into).doesNotExist();
        assertThat(html(two.value()).status()).isEqualTo(0);
        assertThat(page("index.html")).contains("<h1 dir=\"auto\">Board Room</h1>");
    }

    @Test
    void aConversationOfTwoIsCalledByTheirNames() throws Exception {
        RoomName room = RoomName.ofId(new byte[16]);
        commands.put(
                new Change.Person("u1", new Name("alice"), Role.MEMBER, 1),
                new Change.Person("u2", new Name("bob"), Role.MEMBER, 1),
                new Change.Room(room, RoomSummary.DIRECT, null, 0, false),
                new Change.Standing(room, "u1", Role.MEMBER, true, 0, 0),
                new Change.Standing(room, "u2", Role.MEMBER, true, 0, 0));
        assertThat(html(room.value()).status()).isEqualTo(0);
        assertThat(page("index.html")).contains("<title>alice, bob</title>");
    }

    @Test
    void aMissingContentIsSaidAndTheRestIsExported() throws Exception {
        FileInfo file = commands.file("f1", "a.txt", "text/plain", "content").info();
        commands.write(GENERAL, chat(GENERAL, 1, "alice", "first", file));
        Folders.delete(commands.data.resolve("files"));

        Ended ended = html("general");

        assertThat(ended.status()).isEqualTo(0);
        assertThat(ended.lastLine()).contains("1 message").contains("1 file are missing");
        assertThat(page("index.html")).contains("first", "missing)");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        commands.chats(1);
        Files.createDirectories(into);
        Files.writeString(into.resolve("index.html"), "precious");

        Ended ended = html("general");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.error()).contains("new or empty folder");
        assertThat(into.resolve("index.html")).hasContent("precious");
    }

    @Test
    void anUnknownRoomAndAWrongFolderAreSaidInASentence() throws Exception {
        Ended noData = html("general");
        commands.chats(1);
        Ended noRoom = html("nowhere");
        Ended noKind = commands.run("export", "--room", "general");

        assertThat(noData.status()).isEqualTo(4);
        assertThat(noData.error()).contains("There is no database");
        assertThat(commands.data).isNotEmptyDirectory();
        assertThat(noRoom.status()).isEqualTo(2);
        assertThat(noRoom.error().lines()).hasSize(1);
        assertThat(noKind.status()).isEqualTo(2);
        assertThat(into).doesNotExist();
    }

    /// Message 1 becomes `changed`, message 2 is deleted.
    private void changeMessages() throws Exception {
        try (SqliteStore store = commands.open();
                Writing writing = store.begin()) {
            writing.append(
                    new Entry(
                            GENERAL,
                            new Edit(
                                    "general", 4, 9, "u1", "a", "c9", 1, "changed", List.of(),
                                    null)));
            writing.append(new Entry(GENERAL, new Delete("general", 5, 9, "u1", "a", "c10", 2)));
            writing.commit();
        }
    }

    private Ended html(String room) {
        return commands.run("export", "--room", room, "--html", into.toString());
    }

    private String page(String name) throws IOException {
        return Files.readString(into.resolve(name));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }
}
