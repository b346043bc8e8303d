package org.lanternchat.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.server.store.StoredFile;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// The files of a server that keeps nothing on disk.
@Timeout(60)
class MemoryBlobsTest {
    private static final int MOST = 1_000_000;

    private final SharedTimers timers = new SharedTimers();
    private final FileRows rows = new FileRows(Runnable::run);
    private final MemoryBlobs blobs = new MemoryBlobs(rows, timers::now, MOST);
    private final FileShelf shelf = new FileShelf(blobs, rows, rows, timers);

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void whatIsTakenInPiecesIsGivenOutAtAnyPlace() throws Exception {
        byte[] content = bytes(300_000);
        Upload upload = shelf.receive("u1", "a", -1);
        for (int at = 0; at < content.length; at += 7_777) {
            upload.take(ByteBuffer.wrap(content, at, Math.min(7_777, content.length - at)));
        }
        StoredFile file = finished(upload);

        try (Content open = blobs.open(file.blob())) {
            assertThat(open.size()).isEqualTo(content.length);
            for (int at : new int[] {0, 1, 65_535, 65_536, 131_000, 299_999}) {
                int count = Math.min(70_000, content.length - at);
                assertThat(ImageHeader.bytes(open, at, count))
                        .isEqualTo(ByteBuffer.wrap(content, at, count));
            }
            assertThat(open.read(ByteBuffer.allocate(1), content.length)).isNegative();
        }
    }

    @Test
    void whenThereIsNoRoomTheNextIsRefusedInASentenceAndRoomComesBack() throws Exception {
        StoredFile first = finished(sent(bytes(600_000)));

        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> shelf.receive("u1", "b", 500_000))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.STORAGE_FULL))
                .withMessageContaining("in its memory");
        Upload unannounced = shelf.receive("u1", "b", -1);
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> unannounced.take(ByteBuffer.wrap(bytes(500_000))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.STORAGE_FULL));
        finished(sent(bytes(390_000)));

        rows.forget(first.id());
        shelf.sweeper().sweepBlobs(Long.MAX_VALUE).get(10, TimeUnit.SECONDS);

        finished(sent(bytes(590_000)));
    }

    @Test
    void theSameContentTwiceAndWhatBreaksOffTakeNoRoom() throws Exception {
        byte[] content = bytes(400_000);
        StoredFile one = finished(sent(content));
        for (int i = 0; i < 5; i++) {
            assertThat(finished(sent(content)).blob()).isEqualTo(one.blob());
            Upload broken = shelf.receive("u1", "c", -1);
            broken.take(ByteBuffer.wrap(bytes(500_000)));
            broken.abandon();
        }
        finished(sent(bytes(599_000)));
    }

    @Test
    void aContentThatNoRecordNamesGoesAfterADay() throws Exception {
        rows.fail();
        Upload upload = sent(bytes(900_000));
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> finished(upload));

        timers.pass(Sweeper.SOON);
        timers.pass(Duration.ofHours(25));
        shelf.sweeper().sweepBlobs(timers.now()).get(10, TimeUnit.SECONDS);

        blobs.checkRoom(MOST);
    }

    @Test
    void aLargeImageHasAThumbnail() throws Exception {
        byte[] png = Images.encoded(Images.picture(800, 600, BufferedImage.TYPE_INT_RGB), "png");

        StoredFile file = finished(sent(png));

        assertThat(file.width()).isEqualTo(800);
        assertThat(file.thumb()).isNotNull();
        try (Content thumbnail = blobs.open(String.valueOf(file.thumb()))) {
            assertThat(MediaType.of(ImageHeader.bytes(thumbnail, 0, MediaType.HEAD)))
                    .isEqualTo(MediaType.JPEG);
        }
    }

    private Upload sent(byte[] content) throws FileException {
        Upload upload = shelf.receive("u1", "a", content.length);
        upload.take(ByteBuffer.wrap(content));
        return upload;
    }

    private static StoredFile finished(Upload upload) throws Exception {
        CompletableFuture<StoredFile> answer = new CompletableFuture<>();
        upload.finish(
                new Upload.Outcome() {
                    @Override
                    public void kept(StoredFile file) {
                        answer.complete(file);
                    }

                    @Override
                    public void refused(FileException why) {
                        answer.completeExceptionally(why);
                    }
                });
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
