package io.pipstream.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** The ledger's database: migrated, with its connections and transactions. Thread-safe. */
final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());

    private static final String UNIT = "ledger";

    private final Store store;
    private final ConnectionPool pool;
    private final EntityManagerFactory entities;

    /** What is done on a connection of the pool. */
    @FunctionalInterface
    interface Statements<T> {

        T run(Connection connection) throws SQLException;
    }

    private Database(Store store, ConnectionPool pool, EntityManagerFactory entities) {
        this.store = store;
        this.pool = pool;
        this.entities = entities;
    }

    /**
     * Opens the store and migrates it.
     *
     * @param name unlike that of any other database that this JVM has open, because EclipseLink tells them apart by it
     * @throws LedgerException if it gives no connection or cannot be migrated
     */
    static Database open(
            Store store, String name, int connections, ScheduledExecutorService housekeeping, MeterRegistry meters) {
        try {
            ConnectionPool pool = ConnectionPool.of(store, connections, housekeeping, meters);
            try {
                Migrations.run(pool.dataSource());
                Map<String, Object> properties = Map.of(
                        "jakarta.persistence.nonJtaDataSource", pool.dataSource(), "eclipselink.session-name", name);
                return new Database(store, pool, Persistence.createEntityManagerFactory(UNIT, properties));
            } catch (RuntimeException failure) {
                pool.close();
                throw failure;
            }
        } catch (RuntimeException failure) {
            store.close();
            Drivers.deregister();
            throw failure;
        }
    }

    /** Reads without a transaction: every statement sees what was committed before it began, and none of it can be lost. */
    <T> T read(Function<EntityManager, T> work) {
        EntityManager entityManager = entities.createEntityManager();
        try {
            T result = work.apply(entityManager);
            store.settle();
            return result;
        } catch (RuntimeException failure) {
            throw Failures.isOfDatabase(failure) ? Failures.translate(failure) : failure;
        } finally {
            entityManager.close();
        }
    }

    /** All that the work writes is committed, or nothing if it throws. */
    <T> T write(Function<EntityManager, T> work) {
        EntityManager entityManager = entities.createEntityManager();
        try {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            T result = work.apply(entityManager);
            transaction.commit();
            return result;
        } catch (RuntimeException failure) {
            throw Failures.isOfDatabase(failure) ? Failures.translate(failure) : failure;
        } finally {
            close(entityManager);
        }
    }

    /** Plain SQL in one transaction, for rows by the thousand: entity managers keep each, and look for it before they write it. */
    <T> T sql(Statements<T> work) {
        try (Connection connection = pool.dataSource().getConnection()) {
            connection.setAutoCommit(false); // the pool rolls back what is not committed, and turns it on again
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }

    /** The same, and nothing that was read or written can be lost any more. */
    <T> T durably(Statements<T> work) {
        T result = sql(work);
        store.settle();
        return result;
    }

    /** The store's own way to put a row in the place of another: see {@link Store#upsert}. */
    String upsert(String table, List<String> key, List<String> others) {
        return store.upsert(table, key, others);
    }

    /** What broke the connection is told already; without one the database rolls back by itself. */
    private static void close(EntityManager entityManager) {
        try {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "A transaction could not be rolled back", broken);
        } finally {
            entityManager.close();
        }
    }

    /** Work that the store needs now and then; may take a second. */
    void tidy() {
        store.tidy();
    }

    @Override
    public void close() {
        try (store;
                pool) {
            entities.close();
        } finally {
            Drivers.deregister();
        }
    }
}
