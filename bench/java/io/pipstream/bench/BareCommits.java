package io.pipstream.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * The yardstick of orders: the rows that an order leaves, of the same size, written by JDBC alone in one transaction for each.
 * No HTTP, no decision, no events; nothing is read but the account's row, which is locked as the server locks it. In this
 * process; each connection has a thread and its own accounts, or shares them where they are fewer.
 */
final class BareCommits implements AutoCloseable {
    private static final long CLOSING_MILLIS = 15_000;
    private static final String PLACED = text(640);
    private static final String TRADED = text(1_450);
    private static final String BALANCED = text(340);
    private static final String ORDER = text(560);
    private static final String TRADE = text(900);
    private static final String ACCOUNT = text(400);

    private final OrderStore store;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong outboxIds = new AtomicLong();
    private volatile String failure = "";
    private volatile boolean ended;

    private BareCommits(OrderStore store) {
        this.store = store;
    }

    static BareCommits start(OrderStore store, List<String> accounts, int connections)
            throws IOException, SQLException {
        BareCommits bare = new BareCommits(store);
        bare.prepare(accounts);
        for (int index = 0; index < connections; index++) {
            List<String> own = share(accounts, index, connections);
            bare.begin(() -> bare.write(own));
        }
        if (store.url().startsWith("jdbc:h2:")) {
            bare.begin(bare::tidy);
        }
        return bare;
    }

    private static List<String> share(List<String> accounts, int index, int connections) {
        return accounts.size() < connections
                ? accounts
                : IntStream.range(0, accounts.size())
                        .filter(account -> account % connections == index)
                        .mapToObj(accounts::get)
                        .toList();
    }

    private void begin(Loop loop) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (SQLException | InterruptedException cause) {
                        failure = cause.toString();
                    }
                },
                "bare-commits");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private interface Loop {
        void run() throws SQLException, InterruptedException;
    }

    /** The server's own schema, and the accounts; does nothing where they are there. */
    private void prepare(List<String> accounts) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!connection
                            .getMetaData()
                            .getTables(null, null, "%JOURNAL%", null)
                            .next()
                    && !connection
                            .getMetaData()
                            .getTables(null, null, "journal", null)
                            .next()) {
                statement.execute(schema());
            }
            try (ResultSet last = statement.executeQuery("SELECT COALESCE(MAX(id), 0) FROM outbox")) {
                last.next();
                outboxIds.set(last.getLong(1));
            }
            for (String account : accounts) {
                statement.execute("INSERT INTO account (id, epoch, seq, opened_at, body) SELECT '" + account
                        + "', 'epoch', 1, CURRENT_TIMESTAMP, '' WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = '"
                        + account + "')");
            }
        }
    }

    private static String schema() throws IOException {
        try (InputStream sql = BareCommits.class.getResourceAsStream("/io/pipstream/ledger/V1__ledger.sql")) {
            if (sql == null) {
                throw new IOException("The server's schema is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(store.url(), store.user(), "");
    }

    private void write(List<String> accounts) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Rows rows = new Rows(connection);
            for (long number = 0; !ended; number++) {
                int index = (int) (number % accounts.size());
                boolean opens = number / accounts.size() % 2 == 0;
                rows.order(accounts.get(index), opens ? 0 : rows.opened[index % Rows.REMEMBERED], index);
                connection.commit();
                commits.incrementAndGet();
            }
        }
    }

    /** What the server does in the background, every half second too: without it the file would only grow. */
    private void tidy() throws SQLException, InterruptedException {
        try (Connection connection = connect()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            while (!ended) {
                Thread.sleep(500);
                session.getDatabase().getStore().getMvStore().sync();
                session.getDatabase().getStore().getMvStore().compact(50, 16 << 20);
            }
        }
    }

    long commits() {
        return commits.get();
    }

    /** @throws IllegalStateException when a connection has failed */
    void check() {
        if (!failure.isEmpty()) {
            throw new IllegalStateException("Rows are not taken: " + failure);
        }
    }

    /** Waits until so many were committed. */
    void await(long number) throws InterruptedException {
        while (commits() < number) {
            check();
            SECONDS.sleep(1);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join(CLOSING_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(int characters) {
        return "{\"text\":\"0123456789\"},".repeat(characters / 22 + 1).substring(0, characters);
    }

    /** The statements of one connection. */
    private final class Rows {
        static final int REMEMBERED = 1_024;

        final long[] opened = new long[REMEMBERED];
        private final PreparedStatement lock;
        private final PreparedStatement account;
        private final PreparedStatement journal;
        private final PreparedStatement outbox;
        private final PreparedStatement order;
        private final PreparedStatement trade;
        private final PreparedStatement closedTrade;

        Rows(Connection connection) throws SQLException {
            lock = connection.prepareStatement("SELECT seq FROM account WHERE id = ? FOR UPDATE");
            account = connection.prepareStatement("UPDATE account SET seq = ?, body = ? WHERE id = ?");
            journal = connection.prepareStatement("INSERT INTO journal (account, seq, epoch, time, type, instrument,"
                    + " trade_id, amount, text) VALUES (?, ?, 'epoch', ?, ?, 'EUR_USD', ?, ?, ?)");
            outbox = connection.prepareStatement(
                    "INSERT INTO outbox (id, account, first_seq, last_seq) VALUES (?, ?, ?, ?)");
            order = connection.prepareStatement("INSERT INTO trade_order (account, id, epoch, instrument, status,"
                    + " created_at, updated_at, body) VALUES (?, ?, 'epoch', 'EUR_USD', 'FILLED', ?, ?, ?)");
            trade = connection.prepareStatement("INSERT INTO trade (account, id, epoch, instrument, opened_at, body)"
                    + " VALUES (?, ?, 'epoch', 'EUR_USD', ?, ?)");
            closedTrade = connection.prepareStatement(
                    "UPDATE trade SET closed_at = ?, body = ? WHERE account = ? AND id = ?");
        }

        /** @param closed the trade that it closes, or 0 if it opens one */
        void order(String name, long closed, int index) throws SQLException {
            OffsetDateTime now = Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            long first = lockedSequence(name) + 1;
            long tradeId = closed == 0 ? first + 1 : closed;
            entry(name, first, now, "order_placed", null, null, PLACED);
            entry(
                    name,
                    first + 1,
                    now,
                    closed == 0 ? "trade_execution" : "trade_closed",
                    tradeId,
                    closed == 0 ? null : BigDecimal.ONE,
                    TRADED);
            entry(name, first + 2, now, "balance_update", null, null, BALANCED);
            journal.executeBatch();
            outbox(name, first);
            set(order, name, first, now, now, ORDER);
            order.executeUpdate();
            if (closed == 0) {
                set(trade, name, tradeId, now, TRADE);
                trade.executeUpdate();
                opened[index % REMEMBERED] = tradeId;
            } else {
                set(closedTrade, now, TRADE, name, tradeId);
                closedTrade.executeUpdate();
            }
            set(account, first + 2, ACCOUNT, name);
            account.executeUpdate();
        }

        private long lockedSequence(String name) throws SQLException {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        private void entry(
                String name,
                long sequence,
                OffsetDateTime now,
                String type,
                Long tradeId,
                BigDecimal amount,
                String text)
                throws SQLException {
            set(journal, name, sequence, now, type, tradeId, amount, text);
            journal.addBatch();
        }

        private void outbox(String name, long first) throws SQLException {
            set(outbox, outboxIds.incrementAndGet(), name, first, first + 2);
            outbox.executeUpdate();
        }

        private static void set(PreparedStatement statement, Object... values) throws SQLException {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
        }
    }
}
