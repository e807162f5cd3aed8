package io.pipstream.signal;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.signal.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of signals promises. */
public interface SignalStoreContract {

    UserId SENDER = new UserId("sender");
    UserId OTHER = new UserId("other");
    Instant RECEIVED = Instant.parse("2026-01-15T12:00:00.123456Z");

    SignalStore signalStore();

    SignalJournal signals();

    SignalHistory signalHistory();

    Announcements announcements();

    private List<SignalReceipt> record(Signal... signals) throws SourceTakenException, SignalIdReusedException {
        return signalStore().record(List.of(signals), SENDER, RECEIVED);
    }

    private List<Long> sequences() {
        return signals().after(0, 10_000).stream().map(RecordedSignal::sequence).toList();
    }

    @Test
    default void atFirstThereAreNoSignals() {
        assertThat(signals().newest()).isZero();
        assertThat(signals().after(0, 10)).isEmpty();
        assertThat(signals().find(1)).isEmpty();
        assertThat(announcements().announced()).isZero();
        assertThat(announcements().newest()).isZero();
        assertThat(signalHistory().sources(10)).isEmpty();
    }

    @Test
    default void aSignalIsFoundByItsSourceAndId() throws Exception {
        SignalReceipt receipt = record(signal("ma", "s-1")).get(0);

        assertThat(signalHistory().find("ma", "s-1")).contains(receipt.recorded());
        assertThat(signalHistory().find("ma", "s-2")).isEmpty();
        assertThat(signalHistory().find("other", "s-1")).isEmpty();
    }

    @Test
    default void aSignalComesBackAsItWasWithItsMessage() throws Exception {
        Signal signal = new Signal(
                "s-1",
                "ma",
                USD_JPY,
                Signal.Direction.SELL,
                USD_JPY.price(new BigDecimal("150")),
                USD_JPY.price(new BigDecimal("151")),
                List.of(USD_JPY.price(new BigDecimal("149")), USD_JPY.price(new BigDecimal("148.5"))),
                new BigDecimal("62.5"),
                Optional.of(RECEIVED.plusSeconds(60)),
                Map.of("timeframe", "1h"));

        SignalReceipt receipt = record(signal).get(0);

        assertThat(receipt.isRepetition()).isFalse();
        assertThat(receipt.recorded())
                .isEqualTo(new RecordedSignal(1, RECEIVED, SENDER, signal, SignalMessages.alert(1, signal, RECEIVED)));
        assertThat(signals().find(1)).contains(receipt.recorded());
        assertThat(signals().after(0, 10)).containsExactly(receipt.recorded());
        assertThat(announcements().after(0, 10))
                .containsExactly(new Announcement(1, receipt.recorded().text()));
    }

    @Test
    default void signalsAreNumberedInOrderAndReadFromAnywhere() throws Exception {
        record(signal("ma", "a"), signal("ma", "b"));
        record(signal("rsi", "a"));

        assertThat(signals().newest()).isEqualTo(3);
        assertThat(signals().after(0, 2).stream().map(each -> each.signal().id()))
                .containsExactly("a", "b");
        assertThat(announcements().after(1, 10).stream().map(Announcement::sequence))
                .containsExactly(2L, 3L);
        assertThat(signals().after(3, 10)).isEmpty();
    }

    @Test
    default void aRepetitionIsTheSignalThatWasRecordedFirst() throws Exception {
        RecordedSignal first = record(signal("ma", "a")).get(0).recorded();
        List<SignalReceipt> again =
                signalStore().record(List.of(signal("ma", "b"), signal("ma", "a")), SENDER, RECEIVED.plusSeconds(9));

        assertThat(again.get(0).isRepetition()).isFalse();
        assertThat(again.get(1)).isEqualTo(new SignalReceipt(first, true));
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    default void theSecondOfTheSameIdInABatchIsARepetition() throws Exception {
        List<SignalReceipt> receipts = record(signal("ma", "a"), signal("ma", "a"), signal("ma", "b"));

        assertThat(receipts.stream().map(SignalReceipt::isRepetition)).containsExactly(false, true, false);
        assertThat(receipts.get(1).recorded()).isEqualTo(receipts.get(0).recorded());
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    default void anotherExpiryIsNoOtherSignal() throws Exception {
        Signal signal = signal("ma", "a");
        record(signal);
        Signal later = Signals.until(signal, RECEIVED.plusSeconds(5));

        assertThat(record(later).get(0).isRepetition()).isTrue();
    }

    @Test
    default void anotherSignalUnderAnIdThatWasUsedIsRefusedWithAllThatCameWithIt() throws Exception {
        record(signal("ma", "a"));

        assertThatThrownBy(() -> record(signal("ma", "b"), signal("ma", "a", EUR_USD, "1.20000")))
                .isInstanceOf(SignalIdReusedException.class);
        assertThat(sequences()).containsExactly(1L);
        assertThat(record(signal("ma", "b")).get(0).recorded().sequence()).isEqualTo(2);
    }

    @Test
    default void aSourceIsWhoseUserUsedItFirst() throws Exception {
        record(signal("ma", "a"));

        assertThatThrownBy(() -> signalStore().record(List.of(signal("rsi", "a"), signal("ma", "b")), OTHER, RECEIVED))
                .isInstanceOf(SourceTakenException.class)
                .hasMessageContaining("ma");
        assertThat(sequences()).containsExactly(1L);
        // nothing of it was kept, so the other source is free
        assertThat(record(signal("rsi", "a")).get(0).isRepetition()).isFalse();
    }

    @Test
    default void thereIsALimitToWhatIsRecordedAtOnce() throws Exception {
        Signal[] tooMany = IntStream.rangeClosed(0, SignalStore.MOST)
                .mapToObj(number -> signal("ma", "s" + number))
                .toArray(Signal[]::new);

        assertThatThrownBy(() -> record(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record()).isInstanceOf(IllegalArgumentException.class);
        record(Arrays.copyOf(tooMany, SignalStore.MOST));
        assertThat(signals().newest()).isEqualTo(SignalStore.MOST);
    }

    @Test
    default void whatWasAnnouncedStaysAnnounced() throws Exception {
        record(signal("ma", "a"), signal("ma", "b"));

        announcements().announced(2);
        announcements().announced(1);

        assertThat(announcements().announced()).isEqualTo(2);
    }

    @Test
    default void theHistoryIsNewestFirstAndNarrowed() throws Exception {
        record(signal("ma", "a"), signal("rsi", "a", USD_JPY, "150"));
        signalStore().record(List.of(signal("ma", "b")), SENDER, RECEIVED.plusSeconds(60));

        SignalFilter all = new SignalFilter(Optional.empty(), Optional.empty(), Optional.empty(), 0);
        assertThat(sequences(all, 10, 0)).containsExactly(3L, 2L, 1L);
        assertThat(sequences(all, 1, 1)).containsExactly(2L);
        assertThat(sequences(new SignalFilter(Optional.of("ma"), Optional.empty(), Optional.empty(), 0), 10, 0))
                .containsExactly(3L, 1L);
        assertThat(sequences(new SignalFilter(Optional.empty(), Optional.of(USD_JPY), Optional.empty(), 0), 10, 0))
                .containsExactly(2L);
        assertThat(sequences(
                        new SignalFilter(Optional.empty(), Optional.empty(), Optional.of(RECEIVED.plusSeconds(1)), 0),
                        10,
                        0))
                .containsExactly(3L);
        assertThat(sequences(
                        new SignalFilter(Optional.of("ma"), Optional.of(EUR_USD), Optional.of(RECEIVED), 1), 10, 0))
                .containsExactly(3L);
        assertThat(signalHistory().sources(10))
                .containsExactly(
                        new SignalSource("ma", 2, RECEIVED.plusSeconds(60)), new SignalSource("rsi", 1, RECEIVED));
        assertThat(signalHistory().sources(1)).hasSize(1);
    }

    private List<Long> sequences(SignalFilter filter, int limit, int offset) {
        return signalHistory().page(filter, limit, offset).stream()
                .map(RecordedSignal::sequence)
                .toList();
    }

    /** Each of eight writers sends all of sixty signals, in an order of its own, in batches. */
    @Test
    default void whoeverSendsTheSameMeanwhileItIsRecordedOnceAndWithoutAGap() throws Exception {
        int writers = 8;
        int signals = 60;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Integer>> work = IntStream.range(0, writers)
                    .<Callable<Integer>>mapToObj(writer -> () -> recordAll(signals, writer))
                    .toList();
            int fresh = 0;
            for (Future<Integer> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                fresh += done.get();
            }

            assertThat(fresh).isEqualTo(signals);
            assertThat(sequences())
                    .isEqualTo(LongStream.rangeClosed(1, signals).boxed().toList());
            assertThat(signals().after(0, 1_000).stream()
                            .map(each -> each.signal().id()))
                    .doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private int recordAll(int signals, int writer) throws Exception {
        List<Signal> all = new ArrayList<>(IntStream.range(0, signals)
                .mapToObj(id -> signal("ma", "s" + id))
                .toList());
        Collections.shuffle(all, new Random(writer));
        int fresh = 0;
        for (int from = 0; from < signals; from += 1 + writer) {
            List<Signal> batch = all.subList(from, Math.min(signals, from + 1 + writer));
            for (SignalReceipt receipt : signalStore().record(batch, SENDER, RECEIVED)) {
                fresh += receipt.isRepetition() ? 0 : 1;
            }
        }
        return fresh;
    }
}
