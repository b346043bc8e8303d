package org.lanternchat.desktop.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class LinksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "http://192.168.1.20:8080/#general",
                "https://example.org/a%20b?q=1&r=(2)#part",
                "http://[fe80::1]:8080/path",
                "mailto:grace@example.org",
            })
    void whatIsAUriStaysAsItIs(String address) {
        assertThat(Links.asUri(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a|b, https://example.org/a%7Cb",
        "https://example.org/{id}[0], https://example.org/%7Bid%7D%5B0%5D",
        "https://example.org/100%, https://example.org/100%25",
        "https://example.org?q=%zz, https://example.org?q=%25zz",
        "https://example.org/ü🎉, https://example.org/%C3%BC%F0%9F%8E%89",
    })
    void whatPeopleAndBrowsersWriteBecomesAUri(String address, String uri) {
        assertThat(Links.mayBeOpened(address)).isTrue();
        assertThat(Links.asUri(address)).isEqualTo(uri);
        assertThat(URI.create(Links.asUri(address)).getHost()).isEqualTo("example.org");
    }

    @Test
    void aHostInOtherLettersIsTaken() {
        assertThat(URI.create(Links.asUri("https://bücher.example/ä")).getScheme())
                .isEqualTo("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,hello",
                "file:///etc/passwd",
                "vbscript:run",
                "smb://host/share",
                "https:",
                "https://",
                " https://example.org",
            })
    void nothingElseIsOpened(String address) {
        assertThat(Links.mayBeOpened(address)).isFalse();
    }
}
