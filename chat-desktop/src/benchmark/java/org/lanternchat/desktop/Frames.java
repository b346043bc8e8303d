package org.lanternchat.desktop;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

import java.util.Arrays;

/// Counts the frames of a window: how far apart they are, and how long the window's thread is busy
/// with each before it can be drawn. For the window's thread.
final class Frames extends AnimationTimer {
    /// A frame that comes later than this has left one out, at 60 a second.
    private static final long MISSED_NANOS = 25_000_000;

    private final Scene scene;
    private final Runnable each;
    private final Runnable laidOut = this::laidOut;
    private long[] intervals = new long[1024];
    private long[] work = new long[1024];
    private int count;
    private long before;
    private long began;

    /// What was counted: in milliseconds, and how many of a hundred frames were left out.
    record Result(int frames, double p50, double p95, double most, double work95, double missed) {}

    /// @param each done before each frame
    Frames(Scene scene, Runnable each) {
        this.scene = scene;
        this.each = each;
    }

    @Override
    public void start() {
        scene.addPostLayoutPulseListener(laidOut);
        super.start();
    }

    @Override
    public void handle(long now) {
        long begin = System.nanoTime();
        if (before != 0) {
            if (count == intervals.length) {
                intervals = Arrays.copyOf(intervals, 2 * count);
                work = Arrays.copyOf(work, 2 * count);
            }
            intervals[count++] = begin - before;
        }
        before = begin;
        began = begin;
        each.run();
    }

    private void laidOut() {
        if (count > 0) work[count - 1] = System.nanoTime() - began;
    }

    Result end() {
        stop();
        scene.removePostLayoutPulseListener(laidOut);
        long[] sorted = Arrays.copyOf(intervals, count);
        Arrays.sort(sorted);
        long[] busy = Arrays.copyOf(work, count);
        Arrays.sort(busy);
        long missed = Arrays.stream(sorted).filter(nanos -> nanos > MISSED_NANOS).count();
        return new Result(
                count,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 1),
                at(busy, 0.95),
                100.0 * missed / Math.max(1, count));
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) return 0;
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
