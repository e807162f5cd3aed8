package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.ledger.FileLedger;
import io.pipstream.ledger.InMemoryLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads at one desk over a real store, while prices move. */
class DeskAtOnceTest {

    private static final int THREADS = 8;
    private static final int COMMANDS = 50;
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, THREADS})
    void whateverComesAtOnceEveryAccountStaysWhole(int accounts) throws Exception {
        ExecutorService followers = Executors.newFixedThreadPool(4);
        ExecutorService traders = Executors.newFixedThreadPool(THREADS);
        try (FileLedger file = new FileLedger(directory, 6)) {
            PaperDesk desk = new PaperDesk(new InMemoryLedger(), file.ledger(), file.journal(), followers);
            List<Account> opened = IntStream.range(0, accounts)
                    .mapToObj(number -> desk.open("a" + number, "USD", RuleProfileName.HEDGING, "100000"))
                    .toList();
            new RandomTrading(desk, 0).firstQuotes();
            try {
                assertTimeoutPreemptively(DEADLINE, () -> {
                    tradeAtOnce(desk, traders, accounts);
                    followers.shutdown();
                    assertThat(followers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                });
            } finally {
                traders.shutdownNow();
                followers.shutdownNow();
            }
            for (Account first : opened) {
                Account live = desk.account(first.id().value());
                assertThat(live.sequence()).isGreaterThan(COMMANDS / 2);
                assertThat(desk.records.read(first.id())).isEqualTo(live);
                AccountHistoryTest.journalTellsTheSame(file.journal(), live, desk);
            }
        }
    }

    private static void tradeAtOnce(PaperDesk desk, ExecutorService traders, int accounts) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            String name = "a" + number % accounts;
            RandomTrading trader = new RandomTrading(desk, number);
            all.add(traders.submit(() -> {
                start.await();
                for (int command = 0; command < COMMANDS; command++) {
                    trader.nextQuote();
                    desk.does(name, trader.command(desk.account(name)));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> trader : all) {
            trader.get();
        }
    }
}
