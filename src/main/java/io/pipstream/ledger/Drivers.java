package io.pipstream.ledger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The drivers of the WAR. The JVM finds them by itself when it looks for drivers the first time, and keeps them, and with
 * them the application's class loader, until somebody takes them away.
 */
final class Drivers {

    private static final Logger LOG = System.getLogger(Drivers.class.getName());

    private Drivers() {}

    /** Registers such a driver if it was taken away before, or never found. */
    static void require(Supplier<Driver> maker) {
        Driver driver = maker.get();
        if (ours().stream().noneMatch(known -> known.getClass().equals(driver.getClass()))) {
            try {
                DriverManager.registerDriver(driver);
            } catch (SQLException failure) {
                throw new LedgerException("The database's driver could not be registered", failure);
            }
        }
    }

    static void deregister() {
        for (Driver driver : ours()) {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException failure) {
                LOG.log(Level.WARNING, "A driver stays until the server ends", failure);
            }
        }
    }

    private static List<Driver> ours() {
        ClassLoader loader = Drivers.class.getClassLoader();
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == loader)
                .toList();
    }
}
