package io.pipstream.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/** A bounded number of connections; who needs one waits for it, but not for ever. */
final class ConnectionPool implements AutoCloseable {

    /** For a row that somebody else has locked. */
    static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private final HikariDataSource pool;

    private ConnectionPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * @param housekeeping paces the pool's checks of itself; they are short
     * @throws LedgerException if the database gives no connection
     */
    static ConnectionPool of(
            Store store, int connections, ScheduledExecutorService housekeeping, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pipstream");
        config.setDataSource(store.connections());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(LONGEST_START.toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setScheduledExecutor(housekeeping);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            gauge("active", "Connections in use", state, HikariPoolMXBean::getActiveConnections, meters);
            gauge(
                    "waiting",
                    "Threads that wait for a connection",
                    state,
                    HikariPoolMXBean::getThreadsAwaitingConnection,
                    meters);
            return new ConnectionPool(pool);
        } catch (PoolInitializationException refused) {
            throw new LedgerException("The database gives no connection: " + store.description(), refused.getCause());
        }
    }

    private static void gauge(
            String name,
            String description,
            HikariPoolMXBean state,
            ToDoubleFunction<HikariPoolMXBean> value,
            MeterRegistry meters) {
        Gauge.builder("pipstream.database.connections." + name, state, value)
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
