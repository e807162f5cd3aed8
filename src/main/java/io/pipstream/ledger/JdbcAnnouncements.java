package io.pipstream.ledger;

import io.pipstream.signal.Announcement;
import io.pipstream.signal.Announcements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The messages of signals in the database. */
final class JdbcAnnouncements implements Announcements {

    private static final String AFTER = "select seq, text from trading_signal where seq > ? order by seq limit ?";
    private static final String NEWEST = "select seq from signal_head where id = 1";
    private static final String ANNOUNCED = "select announced from signal_head where id = 1";
    private static final String ADVANCE = "update signal_head set announced = ? where id = 1 and announced < ?";

    private final Database database;

    JdbcAnnouncements(Database database) {
        this.database = database;
    }

    @Override
    public List<Announcement> after(long sequence, int limit) {
        return database.durably(connection -> {
            try (PreparedStatement query = connection.prepareStatement(AFTER)) {
                query.setLong(1, sequence);
                query.setInt(2, limit);
                List<Announcement> signals = new ArrayList<>();
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        signals.add(new Announcement(found.getLong(1), found.getString(2)));
                    }
                }
                return signals;
            }
        });
    }

    @Override
    public long newest() {
        return number(NEWEST);
    }

    @Override
    public long announced() {
        return number(ANNOUNCED);
    }

    @Override
    public void announced(long sequence) {
        database.sql(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
                update.setLong(1, sequence);
                update.setLong(2, sequence);
                return update.executeUpdate();
            }
        });
    }

    private long number(String sql) {
        return database.durably(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet head = query.executeQuery()) {
                head.next();
                return head.getLong(1);
            }
        });
    }
}
