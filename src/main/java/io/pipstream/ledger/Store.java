package io.pipstream.ledger;

import java.util.List;
import javax.sql.DataSource;

/** One of the databases that can hold the ledger. */
interface Store extends AutoCloseable {

    /** Where it is, without secrets. */
    String description();

    /** Gives plain connections, to be pooled. */
    DataSource connections();

    /**
     * A statement that puts a row in, in the place of one that has its key: parameters are the key, then the other columns.
     * Standard SQL has none that is safe when two do it at once.
     */
    String upsert(String table, List<String> key, List<String> others);

    /**
     * Returns when nothing that has been read can be lost any more. A database that shows a commit before it has written it
     * writes it here; otherwise somebody would be told of what a sudden end then undoes.
     */
    void settle();

    /** Work that the database needs now and then and does not do by itself; quick if there is none. */
    void tidy();

    /** Called when no connection is open any more. */
    @Override
    void close();
}
