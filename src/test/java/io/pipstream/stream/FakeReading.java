package io.pipstream.stream;

import java.util.ArrayDeque;
import java.util.Queue;

/** Reads when the test says so. */
final class FakeReading implements EventCursor.Pace {

    final Queue<Runnable> soon = new ArrayDeque<>();
    final Queue<Runnable> whenThereMayBeRoom = new ArrayDeque<>();
    final Queue<Runnable> whenTheLedgerMayBeBack = new ArrayDeque<>();

    @Override
    public void soon(Runnable read) {
        soon.add(read);
    }

    @Override
    public void whenThereMayBeRoom(Runnable read) {
        whenThereMayBeRoom.add(read);
    }

    @Override
    public void whenTheLedgerMayBeBack(Runnable read) {
        whenTheLedgerMayBeBack.add(read);
    }

    void runAll() {
        while (!soon.isEmpty()) {
            soon.remove().run();
        }
    }
}
