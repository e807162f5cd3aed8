package io.pipstream.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements of SQL with their values, times as columns have them. */
final class Rows {

    private Rows() {}

    /** Makes something of the row that the result stands at. */
    @FunctionalInterface
    interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> query(Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        }
    }

    /** How many rows it changed. */
    static int change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The same with every list of values, in one go. */
    static void changeAll(Connection connection, String sql, Collection<@Nullable Object[]> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] values : all) {
                set(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** So many question marks, with commas between. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
        return Microseconds.instant(row.getObject(column, OffsetDateTime.class));
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            statement.setObject(index + 1, value instanceof Instant time ? Microseconds.column(time) : value);
        }
    }
}
