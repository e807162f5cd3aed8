package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.wire.Encoded;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCursorTest {

    final FakeJournal journal = new FakeJournal();
    final FakeReading reading = new FakeReading();
    final Given given = new Given();
    static final EventCursor.Answers ANSWERS = new EventCursor.Answers() {
        @Override
        public Encoded resumed(long reached) {
            return Encoded.of("resumed to " + reached);
        }

        @Override
        public Encoded endsAt(long newest) {
            return Encoded.of("ends at " + newest);
        }
    };

    final EventCursor cursor = new EventCursor(0, new AccountEvents(AccountId.DEMO, journal), given, reading);

    static final class Given implements EventCursor.Outlet {
        final List<String> texts = new ArrayList<>();
        boolean hasRoom = true;
        boolean isOpen = true;

        @Override
        public void offer(Encoded event) {
            texts.add(event.text());
        }

        @Override
        public boolean hasRoom() {
            return hasRoom;
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }
    }

    @Test
    void eventsThatFollowEachOtherArePassedOnAsTheyCome() {
        cursor.release();
        publish(journal.grow());
        publish(journal.grow());

        assertThat(given.texts).containsExactly("event 1", "event 2");
        assertThat(reading.soon).isEmpty();
    }

    @Test
    void aGapIsFilledFromTheJournal() {
        cursor.release();
        journal.grow(2);
        publish(journal.grow());
        assertThat(given.texts).isEmpty();
        reading.runAll();

        assertThat(given.texts).containsExactly("event 1", "event 2", "event 3");
    }

    @Test
    void whatComesAgainIsNotGivenAgain() {
        cursor.release();
        PublishedEvent event = journal.grow();
        publish(event);
        publish(event);
        reading.runAll();

        assertThat(given.texts).containsExactly("event 1");
    }

    @Test
    void untilTheClientSpeaksEventsWaitInTheJournal() {
        publish(journal.grow());
        reading.runAll();
        assertThat(given.texts).isEmpty();

        cursor.release();
        reading.runAll();
        assertThat(given.texts).containsExactly("event 1");
    }

    @Test
    void aResumptionGivesEveryEventAndThenItsAnswerAndThenWhatComes() {
        journal.grow(3);
        publish(journal.grow()); // came between the greeting and the client's first word
        cursor.resume(1, ANSWERS);
        reading.runAll();
        publish(journal.grow());

        assertThat(given.texts).containsExactly("event 2", "event 3", "event 4", "resumed to 4", "event 5");
    }

    @Test
    void aResumptionWithNothingMissedIsAnsweredAtOnce() {
        cursor.resume(0, ANSWERS);
        reading.runAll();

        assertThat(given.texts).containsExactly("resumed to 0");
    }

    @Test
    void aClientMayHaveHeardMoreThanThisNodeHas() {
        journal.grow(5); // and nobody told the cursor, which was greeted with 0
        cursor.resume(4, ANSWERS);
        reading.runAll();

        assertThat(given.texts).containsExactly("event 5", "resumed to 5");
    }

    @Test
    void whatIsBeyondTheJournalIsRefusedAndEventsGoOnFromTheGreeting() {
        journal.grow(2);
        cursor.resume(3, ANSWERS);
        reading.runAll();
        publish(journal.grow());
        reading.runAll();

        assertThat(given.texts).startsWith("ends at 2").endsWith("event 3").doesNotHaveDuplicates();
    }

    @Test
    void aSlowClientIsGivenAPageWhenItHasRoom() {
        journal.grow(250);
        cursor.resume(0, ANSWERS);
        given.hasRoom = false;
        reading.runAll();
        assertThat(given.texts).isEmpty();

        given.hasRoom = true;
        reading.whenThereMayBeRoom.remove().run();
        assertThat(given.texts).hasSize(251).endsWith("event 250", "resumed to 250");
    }

    @Test
    void aLedgerThatIsDownIsAskedAgain() {
        journal.isDown = true;
        cursor.release();
        cursor.journalGoesTo(journal.grow().sequence());
        reading.runAll();
        assertThat(given.texts).isEmpty();

        journal.isDown = false;
        reading.whenTheLedgerMayBeBack.remove().run();
        assertThat(given.texts).containsExactly("event 1");
    }

    @Test
    void anEventThatTheJournalDoesNotHaveIsNotWaitedFor() {
        cursor.release();
        cursor.journalGoesTo(5);
        reading.runAll();
        publish(journal.grow());

        assertThat(given.texts).containsExactly("event 1");
    }

    @Test
    void aClosedSessionReadsNoMore() {
        journal.grow(300);
        given.isOpen = false;
        cursor.resume(0, ANSWERS);
        reading.runAll();

        assertThat(given.texts).isEmpty();
    }

    /** However messages are lost, repeated and mixed up, every event is given once and in order. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEventIsGivenOnceAndInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PublishedEvent> underWay = new ArrayList<>();
        cursor.release();
        for (int step = 0; step < 200; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> underWay.add(journal.grow());
                case 2 -> {
                    if (!underWay.isEmpty()) {
                        publish(underWay.get(random.nextInt(underWay.size())));
                    }
                }
                case 3 -> {
                    if (!reading.soon.isEmpty()) {
                        reading.soon.remove().run();
                    }
                }
                default ->
                    cursor.journalGoesTo(
                            journal.head(AccountId.DEMO).orElseThrow().sequence());
            }
        }
        long last = journal.grow().sequence();
        cursor.journalGoesTo(last);
        reading.runAll();

        assertThat(given.texts)
                .isEqualTo(IntStream.rangeClosed(1, (int) last)
                        .mapToObj(sequence -> "event " + sequence)
                        .toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private void publish(PublishedEvent event) {
        cursor.published(event.sequence(), Encoded.of(event.text()));
    }
}
