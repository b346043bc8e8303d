package org.lanternchat.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d, image/png",
        "ffd8ffe000104a464946, image/jpeg",
        "474946383961, image/gif",
        "474946383761, image/gif",
        "52494646240000005745425056503820, image/webp",
        "524946462400000057415645666d7420, audio/wav",
        "255044462d312e37, application/pdf",
        "504b030414000000, application/zip",
        "504b050600000000, application/zip",
        "000000186674797069736f6d, video/mp4",
        "00000018667479704d344120, audio/mp4",
        "000000146674797071742020, video/quicktime",
        "0000001c6674797068656963, image/heic",
        "0000001c6674797061766966, image/avif",
        "1a45dfa39f4286810142f7810142f2810442f381084282847765626d, video/webm",
        "1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61, video/x-matroska",
        "4f67675300020000, audio/ogg",
        "49443303000000, audio/mpeg",
        "fffb9064, audio/mpeg",
        "664c614300000022, audio/flac",
        "68656c6c6f0a, text/plain",
        "c3a4c3b6c3bc, text/plain",
        "fffe68006900, application/octet-stream",
        "68656c6c6f00, application/octet-stream",
        "c3, application/octet-stream",
        "0000000057454250, application/octet-stream",
        "7f454c4602010100, application/octet-stream",
    })
    void theFirstBytesSayWhatAFileIs(String hex, String media) {
        assertThat(MediaType.of(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))).isEqualTo(media);
    }

    @ParameterizedTest
    @CsvSource({
        "<svg onload=alert(1)>, text/xml",
        "<?xml version='1.0'?><svg/>, text/xml",
        "' \uFEFF<svg/>', text/plain",
        "'\uFEFF <svg/>', text/xml",
        "<!doctype html><script>alert(1)</script>, text/plain",
        "<html>, text/plain",
        "'%!PS', text/plain",
    })
    void nothingThatABrowserWouldRunIsCalledByItsName(String text, String media) {
        String found = MediaType.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(found).isEqualTo(media);
        assertThat(MediaType.isSafeImage(found)).isFalse();
    }

    @Test
    void aLetterThatIsCutAtTheEndOfTheHeadIsNoReasonToDoubtTheText() {
        byte[] text = ("a" + "ä".repeat(MediaType.HEAD)).getBytes(StandardCharsets.UTF_8);

        assertThat(MediaType.of(ByteBuffer.wrap(text, 0, MediaType.HEAD))).isEqualTo("text/plain");
    }
}
