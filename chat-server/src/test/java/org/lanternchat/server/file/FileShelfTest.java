package org.lanternchat.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.Until;
import org.lanternchat.server.store.StoredFile;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class FileShelfTest {
    private static final byte[] HELLO = "hello, files".getBytes(StandardCharsets.UTF_8);

    private final SharedTimers timers = new SharedTimers();
    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private final Queue<Runnable> heldBack = new LinkedBlockingQueue<>();
    private final ExecutorService journal = Executors.newSingleThreadExecutor();
    private volatile boolean holdsBack;
    private volatile boolean sweepsBeforeWriting;
    private final FileRows rows = new FileRows(this::journal);

    @TempDir Path data;
    private Path folder;
    private FileShelf shelf;

    @BeforeEach
    void open() throws IOException {
        folder = data.resolve("files");
        shelf = new FileShelf(new FolderBlobs(folder, rows, free::get), rows, rows, timers);
    }

    @AfterEach
    void close() {
        shelf.close();
        journal.shutdownNow();
    }

    private void journal(Runnable write) {
        if (holdsBack) heldBack.add(write);
        else journal.execute(sweepsBeforeWriting ? () -> sweepAndThen(write) : write);
    }

    private void sweepAndThen(Runnable write) {
        shelf.sweeper().sweepBlobs(Long.MAX_VALUE).join();
        write.run();
    }

    @Test
    void whatIsTakenInIsGivenOutAgain() throws Exception {
        StoredFile file = kept(send("plan.txt", HELLO));

        assertThat(file.id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(file.name()).isEqualTo("plan.txt");
        assertThat(file.size()).isEqualTo(HELLO.length);
        assertThat(file.media()).isEqualTo("text/plain");
        assertThat(file.uid()).isEqualTo("u1");
        assertThat(file.at()).isEqualTo(timers.now());
        assertThat(read(file.id(), false)).isEqualTo(HELLO);
        assertThat(read(file.id(), true)).isNull();
        assertThat(read("AAAAAAAAAAAAAAAAAAAAAA", false)).isNull();
    }

    @Test
    void theSameContentTwiceIsStoredOnce() throws Exception {
        StoredFile one = kept(send("one.txt", HELLO));
        StoredFile two = kept(send("two.txt", HELLO));

        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(two.blob()).isEqualTo(one.blob());
        assertThat(onDisk()).containsExactly(one.blob());
    }

    @Test
    void anUploadOverTheLimitEndsWhileItComesAndLeavesNothing() throws Exception {
        Upload upload = shelf.receive("u1", "big", -1);
        ByteBuffer mebibyte = ByteBuffer.allocate(1024 * 1024);
        for (int i = 0; i < Limits.FILE_BYTES; i += mebibyte.capacity()) {
            upload.take(mebibyte.clear());
        }

        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> upload.take(ByteBuffer.allocate(1)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FILE_TOO_BIG))
                .withMessageContaining("100 MiB");
        assertThat(onDisk()).isEmpty();
        assertThat(rows.all()).isEmpty();
    }

    @Test
    void whatIsTooBigOrEmptyFromTheStartIsNotBegun() {
        assertThat(refusal(Limits.FILE_BYTES + 1L)).isEqualTo(ErrorCode.FILE_TOO_BIG);
        assertThat(refusal(0)).isEqualTo(ErrorCode.BAD_FIELD);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void aFullDiskTakesNoFiles() throws Exception {
        Upload begun = shelf.receive("u1", "begun", -1);
        free.set(FolderBlobs.RESERVE + 999);

        assertThat(refusal(1_000)).isEqualTo(ErrorCode.STORAGE_FULL);
        kept(send("small", HELLO));
        free.set(0);
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> begun.take(ByteBuffer.allocate(9_000_000)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.STORAGE_FULL));
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        Upload upload = shelf.receive("u1", "half", 100);
        upload.take(ByteBuffer.wrap(HELLO));
        assertThat(onDisk()).hasSize(1);

        upload.abandon();

        assertThat(onDisk()).isEmpty();
    }

    @Test
    void anUploadWithoutABodyIsRefused() throws Exception {
        Upload upload = shelf.receive("u1", "empty", -1);
        Answer answer = new Answer();

        upload.finish(answer);

        assertThat(refusal(answer)).isEqualTo(ErrorCode.BAD_FIELD);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void whatTheServerLeftHalfWayGoesAtTheNextStart() throws Exception {
        shelf.receive("u1", "half", 100).take(ByteBuffer.wrap(HELLO));
        shelf.close();

        open();

        assertThat(onDisk()).isEmpty();
    }

    @Test
    void aRecordThatIsNotWrittenMeansThatTheFileIsNotThere() throws Exception {
        rows.fail();

        Answer answer = send("a", HELLO);

        assertThat(refusal(answer)).isEqualTo(ErrorCode.INTERNAL);
        while (!onDisk().isEmpty()) timers.pass(Sweeper.SOON);
    }

    @Test
    void anImageHasASizeAndALargeOneAThumbnail() throws Exception {
        byte[] png = Images.encoded(Images.picture(800, 600, BufferedImage.TYPE_INT_RGB), "png");

        StoredFile file = kept(send("photo.exe", png));

        assertThat(file.media()).isEqualTo("image/png");
        assertThat(file.width()).isEqualTo(800);
        assertThat(file.height()).isEqualTo(600);
        assertThat(file.info().thumb()).isTrue();
        assertThat(read(file.id(), true)).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(onDisk()).containsExactlyInAnyOrder(file.blob(), file.thumb());
    }

    @Test
    void anImageThatCannotBeDecodedIsStillAFile() throws Exception {
        byte[] png = Images.encoded(Images.picture(800, 600, BufferedImage.TYPE_INT_RGB), "png");
        Arrays.fill(png, 60, png.length, (byte) 0);
        byte[] headless = Arrays.copyOf(png, 20);

        assertThat(kept(send("broken.png", png)).thumb()).isNull();
        assertThat(kept(send("broken.png", png)).width()).isEqualTo(800);
        assertThat(kept(send("stub.png", headless)).media()).isEqualTo("application/octet-stream");
    }

    @Test
    void aFileThatBelongsToNoMessageAfterADayGoes() throws Exception {
        shelf.start();
        StoredFile file = kept(send("a", HELLO));

        timers.pass(Duration.ofHours(23));
        sweep();
        assertThat(rows.all()).containsExactly(file);

        timers.pass(Duration.ofHours(2));
        Until.holds(() -> rows.all().isEmpty());
        while (!onDisk().isEmpty()) timers.pass(Sweeper.SOON);
        assertThat(rows.all()).isEmpty();
        assertThat(onDisk()).isEmpty();
        assertThat(read(file.id(), false)).isNull();
    }

    @Test
    void whatADeletedMessageLeavesBehindGoesSoon() throws Exception {
        StoredFile one = kept(send("one", HELLO));
        StoredFile two = kept(send("two", HELLO));
        rows.forget(one.id());

        shelf.forgotten();
        timers.pass(Sweeper.SOON);
        sweep();
        assertThat(read(one.id(), false)).isNull();
        assertThat(read(two.id(), false)).isEqualTo(HELLO);

        rows.forget(two.id());
        shelf.forgotten();
        timers.pass(Sweeper.SOON);
        sweep();
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void aStrangeContentStaysForADayAndWhatIsNoContentForEver() throws Exception {
        Path strange = folder.resolve("ab").resolve("ab".repeat(32));
        Path other = folder.resolve("ab").resolve("notes.txt");
        Files.createDirectories(strange.getParent());
        Files.write(strange, HELLO);
        Files.write(other, HELLO);
        Files.setLastModifiedTime(strange, FileTime.fromMillis(timers.now()));

        shelf.start();
        sweep();
        assertThat(strange).exists();

        timers.pass(Duration.ofHours(25));
        sweep();
        assertThat(strange).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void aContentWhoseRecordIsBeingWrittenIsNotSweptAway() throws Exception {
        StoredFile first = kept(send("first", HELLO));
        holdsBack = true;
        Answer second = send("second", HELLO);
        Until.holds(() -> !heldBack.isEmpty());
        Runnable write = heldBack.remove();
        rows.forget(first.id());

        shelf.sweeper().sweepBlobs(Long.MAX_VALUE).get(10, TimeUnit.SECONDS);
        write.run();
        shelf.sweeper().sweepBlobs(Long.MAX_VALUE).get(10, TimeUnit.SECONDS);

        assertThat(read(kept(second).id(), false)).isEqualTo(HELLO);
    }

    @Test
    void whoeverWasPromisedAFileFindsItHoweverMuchIsSweptMeanwhile() throws Exception {
        sweepsBeforeWriting = true;
        Random random = new Random(11);
        Queue<StoredFile> known = new ArrayDeque<>();
        for (int round = 0; round < 60; round++) {
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(send("same", new byte[] {1, 2, (byte) random.nextInt(2)}));
                var _ = shelf.sweeper().sweepBlobs(Long.MAX_VALUE);
                if (known.size() > 1) rows.forget(known.remove().id());
            }
            for (Answer answer : answers) known.add(kept(answer));
            for (StoredFile file : known) assertThat(read(file.id(), false)).hasSize(3);
        }
    }

    /// Until all that was begun on the thread `files` is through.
    private void sweep() throws Exception {
        shelf.sweeper().sweepBlobs(0).get(10, TimeUnit.SECONDS);
        shelf.sweeper().sweepBlobs(0).get(10, TimeUnit.SECONDS);
    }

    private static final class Answer implements Upload.Outcome {
        final CompletableFuture<StoredFile> file = new CompletableFuture<>();

        @Override
        public void kept(StoredFile kept) {
            file.complete(kept);
        }

        @Override
        public void refused(FileException why) {
            file.completeExceptionally(why);
        }
    }

    private Answer send(String name, byte[] content) throws FileException {
        Upload upload = shelf.receive("u1", name, content.length);
        upload.take(ByteBuffer.wrap(content));
        Answer answer = new Answer();
        upload.finish(answer);
        return answer;
    }

    private static StoredFile kept(Answer answer) throws Exception {
        return answer.file.get(30, TimeUnit.SECONDS);
    }

    private static ErrorCode refusal(Answer answer) throws Exception {
        try {
            throw new AssertionError("kept " + answer.file.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(FileException.class);
            if (refused.getCause() instanceof FileException why) return why.code();
            throw refused;
        }
    }

    private @Nullable ErrorCode refusal(long announced) {
        try {
            shelf.receive("u1", "a", announced).abandon();
            return null;
        } catch (FileException refused) {
            return refused.code();
        }
    }

    private byte @Nullable [] read(String id, boolean thumbnail) throws Exception {
        CompletableFuture<byte @Nullable []> content = new CompletableFuture<>();
        shelf.open(
                id,
                thumbnail,
                new FileShelf.Reader() {
                    @Override
                    public void found(OpenFile file) {
                        try (file) {
                            int size = (int) file.size();
                            content.complete(ImageHeader.bytes(file.content(), 0, size).array());
                        } catch (IOException failed) {
                            content.completeExceptionally(failed);
                        }
                    }

                    @Override
                    public void notFound() {
                        content.complete(null);
                    }

                    @Override
                    public void busy() {
                        content.completeExceptionally(new IOException("busy"));
                    }
                });
        return content.get(10, TimeUnit.SECONDS);
    }

    private List<String> onDisk() {
        return DiskFiles.in(folder).stream().map(file -> file.getFileName().toString()).toList();
    }
}
