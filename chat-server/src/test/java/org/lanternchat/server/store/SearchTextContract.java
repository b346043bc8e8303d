package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.util.List;
import java.util.Set;

/// Which texts every store must find for which words, and which it must not.
abstract class SearchTextContract extends WithStore {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hello world        | hello         | Hello",
                "Hello world        | WORLD hel     | Hel,world",
                "Hello world        | wo            | wo",
                "Hello world        | w             | w",
                "Hello world        | orl           | orl",
                "Hello world        | orld ello     | ello,orld",
                "a b c              | b             | b",
                "Crème brûlée       | creme brulee  | Crème,brûlée",
                "creme brulee       | Crème BRÛLÉE  | creme,brulee",
                "Straße             | strasse       | Straße",
                "STRASSE            | straße        | STRASSE",
                "smørrebrød         | smorrebrod    | smørrebrød",
                "İstanbul ışık      | istanbul isik | İstanbul,ışık",
                "ΟΔΥΣΣΕΥΣ           | οδυσσεύς      | ΟΔΥΣΣΕΥΣ",
                "Привет, мир        | ПРИВЕТ        | Привет",
                "ёлка               | елка          | ёлка",
                "שָׁלוֹם               | שלום          | שָׁלוֹם",
                "مَرْحَبًا              | مرحبا         | مَرْحَبًا",
                "नमस्ते दुनिया          | नमस्ते         | नमस्ते",
                "สวัสดีครับ            | ครับ           | ครับ",
                "日本語を勉強します      | 勉強          | 勉強",
                "日本語を勉強します      | 語            | 語",
                "日本語を勉強します      | 日本 します     | 日本,します",
                "ガギグ              | ガ            | ガ",
                "ガギグ              | ｶﾞｷﾞ          | ガギ",
                "コーヒー            | コーヒー       | コーヒー",
                "안녕하세요           | 하세          | 하세",
                "안녕하세요           | 안            | 안",
                "我们在北京           | 北京          | 北京",
                "𠮷野家              | 𠮷           | 𠮷",
                "ship it 🚀 now     | 🚀            | 🚀",
                "👍🏽 good           | 👍            | 👍",
                "family 👨‍👩‍👧          | 👩            | 👩",
                "C++ and C#         | c++           | C++",
                "C++ and C#         | c#            | C#",
                "foo-bar_baz.txt    | bar_baz       | bar_baz",
                "foo-bar_baz.txt    | .txt          | .txt",
                "foo-bar_baz.txt    | foo-b         | foo-b",
                "don’t              | don't         | don’t",
                "say “hi” – now     | \"hi\" -      | “hi”,–",
                "http://10.0.0.7:80 | 10.0.0.7:80   | 10.0.0.7:80",
                "ﬁnd Ⅷ ½            | find viii 1⁄2 | ﬁnd,Ⅷ,½",
                "soft\u00adhyphen   | softhyphen    | soft\u00adhyphen",
            })
    void aTextIsFoundAndMarked(String text, String query, String marked) throws StoreException {
        open.chat(GENERAL, "u1", text);

        List<Hit> hits = hits(query);

        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().text()).isEqualTo(text);
        assertThat(String.join(",", marked(hits.getFirst()))).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello world    | or",
                "Hello world    | hello mars",
                "Hello world    | helloworld",
                "Hello world    | worlds",
                "東西京都        | 東京",
                "カキク          | ガ",
                "C sharp        | c#",
                "abc bcd cde    | abcde",
            })
    void whatIsNotThereIsNotFound(String text, String query) throws StoreException {
        open.chat(GENERAL, "u1", text);
        assertThat(hits(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "'",
                "*",
                "w*",
                "AND",
                "OR",
                "NOT",
                "NEAR(",
                "NEAR(a b, 5)",
                "-",
                "-x",
                ":",
                "text:",
                "text : x",
                "^",
                "^a",
                "+",
                "(",
                ")",
                "{",
                "a AND b",
                "a OR",
                "%",
                "_",
                "\\",
                ";",
                "--",
                "/*",
                "x' OR 1=1",
                "{text room}:",
                "🚀",
                "\uE000",
                "\uE100\uE900"
            })
    void operatorsThatPeopleTypeAreJustText(String text) throws StoreException {
        open.chat(GENERAL, "u1", "something else altogether");
        assertThat(open.found(text)).isEmpty();

        open.chat(GENERAL, "u1", "before " + text + " after");
        assertThat(open.found(text)).containsExactly("general 2");
    }

    @Test
    void nothingIsFoundForNothing() throws StoreException {
        open.chat(GENERAL, "u1", "text");
        for (String empty : new String[] {"", " ", "\n\t", "\u200b", "\u0301"}) {
            assertThat(hits(empty)).isEmpty();
        }
        assertThat(open.found("text \u200b")).containsExactly("general 1");
    }

    @Test
    void everyOccurrenceIsMarkedAndOverlapsAreOne() throws StoreException {
        open.chat(GENERAL, "u1", "🚀 banana bandana, BAN");
        assertThat(hits("ana ban").getFirst().marks())
                .containsExactly(List.of(2, 6), List.of(9, 3), List.of(13, 3), List.of(18, 3));
    }

    @Test
    void longTextsAndLongQueriesWork() throws StoreException {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 60; i++) words.append("w").append(i * 7919).append(' ');
        open.chat(GENERAL, "u1", words + "x".repeat(3_000));
        open.chat(GENERAL, "u1", words.reverse().toString());

        assertThat(open.found(words.reverse().toString())).containsExactly("general 1");
        assertThat(open.found("x".repeat(3_000))).containsExactly("general 1");
        assertThat(open.found("x".repeat(3_001))).isEmpty();
    }

    private List<Hit> hits(String text) throws StoreException {
        return store.search(new Search(text, null, List.of(), Set.of(), null, null, 50)).hits();
    }

    private static List<String> marked(Hit hit) {
        int[] letters = hit.text().codePoints().toArray();
        return hit.marks().stream()
                .map(mark -> new String(letters, mark.getFirst(), mark.getLast()))
                .toList();
    }
}
