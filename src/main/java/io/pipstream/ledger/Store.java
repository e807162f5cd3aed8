package io.pipstream.ledger;

import javax.sql.DataSource;

/** One of the databases that can hold the ledger. */
interface Store extends AutoCloseable {

    /** Where it is, without secrets. */
    String description();

    /** Gives plain connections, to be pooled. */
    DataSource connections();

    /** Work that the database needs now and then and does not do by itself; quick if there is none. */
    void tidy();

    /** Called when no connection is open any more. */
    @Override
    void close();
}
