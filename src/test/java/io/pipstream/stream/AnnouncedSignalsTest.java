package io.pipstream.stream;

import static io.pipstream.signal.SignalStoreContract.RECEIVED;
import static io.pipstream.signal.SignalStoreContract.SENDER;
import static io.pipstream.signal.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.signal.Announcement;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.stream.JournalSource.Entry;
import io.pipstream.wire.Encoded;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnouncedSignalsTest {

    final Market market = new Market();
    final InMemorySignals recorded = new InMemorySignals();
    final SessionRegistry registry = new SessionRegistry(market.metrics);
    final AnnouncedSignals signals = new AnnouncedSignals(counted(recorded.announcements()), registry);
    int questions;

    private Announcements counted(Announcements all) {
        return new Announcements() {
            @Override
            public List<Announcement> after(long sequence, int limit) {
                questions++;
                return all.after(sequence, limit);
            }

            @Override
            public long newest() {
                return all.newest();
            }

            @Override
            public long announced() {
                return all.announced();
            }

            @Override
            public void announced(long sequence) {
                all.announced(sequence);
            }
        };
    }

    private Announcement record() {
        try {
            String id = "s-" + recorded.newest();
            long sequence = recorded.record(List.of(signal("ma", id)), SENDER, RECEIVED)
                    .get(0)
                    .recorded()
                    .sequence();
            return recorded.announcements().after(sequence - 1, 1).get(0);
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static List<Long> sequences(List<Entry> entries) {
        return entries.stream().map(Entry::sequence).toList();
    }

    @Test
    void whatWasHeardIsNotReadFromTheLedger() {
        Announcement first = record();
        signals.announced(first);
        signals.announced(record());

        assertThat(sequences(signals.after(0, 10))).containsExactly(1L, 2L);
        assertThat(signals.after(0, 1).get(0).text().text()).isEqualTo(first.text());
        assertThat(questions).isZero();
        assertThat(signals.newest()).isEqualTo(2);
    }

    @Test
    void whatWasMissedIsReadOnceForAll() {
        record();
        record();
        signals.announced(record());

        assertThat(sequences(signals.after(0, 10))).containsExactly(1L, 2L, 3L);
        assertThat(sequences(signals.after(0, 10))).containsExactly(1L, 2L, 3L);
        assertThat(questions).isEqualTo(1);
    }

    /** A page that is not full is the end: a session that resumes is then told that it has everything. */
    @Test
    void aPageDoesNotEndWhereTheBrokerLostASignal() {
        signals.announced(record());
        record();
        signals.announced(record());

        assertThat(sequences(signals.after(0, 10))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whoResumesIsAnsweredAfterAllThatThereIs() {
        TestSession session = new TestSession(market, Audience.TRADING, "anna", 1_000, signals);
        signals.announced(record());
        record();
        signals.announced(record());

        session.session.signals().resume(0, answers());
        session.reading.runAll();

        assertThat(session.takeSent()).hasSize(4).last().isEqualTo("resumed at 3");
    }

    @Test
    void sequencesMayBeLargerThanAnInt() {
        long newest = 3_000_000_001L;
        TestSession session =
                new TestSession(market, Audience.TRADING, "anna", 1_000, new AnnouncedSignals(only(newest), registry));

        session.session.signals().resume(newest - 1, answers());
        session.reading.runAll();
        session.session.signals().resume(Long.MAX_VALUE, answers());
        session.reading.runAll();

        assertThat(session.takeSent()).containsExactly("signal " + newest, "resumed at " + newest, "ends at " + newest);
    }

    private static Announcements only(long sequence) {
        return new Announcements() {
            @Override
            public List<Announcement> after(long asked, int limit) {
                return asked < sequence ? List.of(new Announcement(sequence, "signal " + sequence)) : List.of();
            }

            @Override
            public long newest() {
                return sequence;
            }

            @Override
            public long announced() {
                return sequence;
            }

            @Override
            public void announced(long further) {}
        };
    }

    private static EventCursor.Answers answers() {
        return new EventCursor.Answers() {
            @Override
            public Encoded resumed(long reached) {
                return Encoded.of("resumed at " + reached);
            }

            @Override
            public Encoded endsAt(long newest) {
                return Encoded.of("ends at " + newest);
            }
        };
    }

    @Test
    void whatTheLedgerDoesNotHaveIsNotMadeUp() {
        assertThat(signals.after(0, 10)).isEmpty();
        assertThat(signals.committed()).isZero();
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int each = 0; each < 1_500; each++) {
            signals.announced(record());
        }

        assertThat(sequences(signals.after(500, 10))).startsWith(501L).hasSize(10);
        assertThat(questions).isZero();
        assertThat(sequences(signals.after(499, 10))).startsWith(500L).hasSize(10);
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void aLookFindsWhatNobodyTold() {
        TestSession session = sessionThatListens();
        record();
        signals.look();
        session.reading.runAll();

        assertThat(session.takeSent()).singleElement().asString().contains("\"signal_seq\":1");
        assertThat(signals.newest()).isEqualTo(1);
    }

    private TestSession sessionThatListens() {
        TestSession session = new TestSession(market, Audience.TRADING, "anna", 1_000, signals);
        registry.add("1", session.session);
        registry.tell(session.session);
        session.session.releaseEvents();
        return session;
    }

    /** Whatever the broker loses, repeats and mixes up, and wherever clients resume. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySignalIsGivenOnceAndInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestSession session = sessionThatListens();
        List<Announcement> underWay = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> underWay.add(record());
                case 2 -> {
                    if (!underWay.isEmpty()) {
                        signals.announced(underWay.get(random.nextInt(underWay.size())));
                    }
                }
                case 3 -> {
                    if (!session.reading.soon.isEmpty()) {
                        session.reading.soon.remove().run();
                    }
                }
                default -> signals.look();
            }
        }
        record();
        signals.look();
        session.reading.runAll();

        assertThat(session.takeSent())
                .isEqualTo(recorded.announcements().after(0, 1_000).stream()
                        .map(Announcement::text)
                        .toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }
}
