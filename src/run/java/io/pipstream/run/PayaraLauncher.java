package io.pipstream.run;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishException;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;

/**
 * Runs the WAR on an embedded Payara until the process is told to end: {@code mvn -Prun package}. Arguments are the WAR and
 * the server's {@code domain.xml}; where to listen comes from {@code PIPSTREAM_HTTP_ADDRESS} and {@code PIPSTREAM_HTTP_PORT},
 * and the application reads its own settings from the same environment. Unless {@code PIPSTREAM_DEMO} says otherwise it is a
 * demo, which lets everyone in who reaches it, and therefore listens on this machine only.
 */
final class PayaraLauncher {

    private static final String LISTENER =
            "embedded-glassfish-config.server.network-config.network-listeners.network-listener.http-listener.";

    private final InetAddress address;
    private final int port;
    private final GlassFish server;

    private PayaraLauncher(InetAddress address, int port, File domain) throws GlassFishException {
        this.address = address;
        this.port = port;
        GlassFishProperties properties = new GlassFishProperties();
        properties.setConfigFileURI(domain.toURI().toString());
        properties.setProperty(LISTENER + "address", address.getHostAddress());
        properties.setProperty(LISTENER + "port", Integer.toString(port));
        // the server makes its own folder in there, and takes it away when it is disposed of
        new File(System.getProperty("java.io.tmpdir")).mkdirs();
        server = GlassFishRuntime.bootstrap().newGlassFish(properties);
    }

    public static void main(String[] args) {
        Instant begun = Instant.now();
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(PayaraLauncher::isWorthShowing);
        }
        try {
            InetAddress address = address(System.getenv());
            int port = port(System.getenv());
            if (isDemo(System.getenv())) {
                requireUnreachable(address, System.getenv());
                System.setProperty("pipstream.demo", "true");
            }
            requireFree(address, port);
            System.out.printf("Starting on embedded Payara, %s%n", at(address, port));
            PayaraLauncher launcher = new PayaraLauncher(address, port, new File(args[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
            launcher.deploy(new File(args[0]));
            System.out.printf(
                    "Ready after %.1f s, Ctrl-C ends it: %s%n",
                    Duration.between(begun, Instant.now()).toMillis() / 1000.0, launcher.url());
        } catch (RefusedException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (GlassFishException | RuntimeException failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    /** Some of the server's loggers set a level of their own, so that the configuration alone does not quiet them. */
    private static boolean isWorthShowing(LogRecord record) {
        return record.getLevel().intValue() >= Level.WARNING.intValue()
                || record.getLoggerName() != null && record.getLoggerName().startsWith("io.pipstream");
    }

    private void deploy(File war) throws GlassFishException {
        // the JVM looks for drivers once; during the deployment it would find the WAR's, and the server would warn of
        // them
        DriverManager.drivers();
        server.start();
        if (server.getDeployer().deploy(war, "--name=pipstream", "--contextroot=/") == null) {
            throw new RefusedException("The server refused " + war + ": the reason is in the messages above");
        }
    }

    private void stop() {
        try {
            System.out.println("Stopping");
            PrintStream out = System.out;
            System.setOut(
                    new PrintStream(OutputStream.nullOutputStream())); // the server prints its resources when it ends
            server.stop();
            server.dispose();
            out.println("Stopped");
        } catch (GlassFishException | RuntimeException failure) {
            System.err.println("The server did not stop cleanly: " + failure);
        }
    }

    private String url() {
        return at(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port);
    }

    private static String at(InetAddress address, int port) {
        String host = address.getHostAddress();
        return "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }

    private static InetAddress address(Map<String, String> environment) {
        String host = environment.getOrDefault("PIPSTREAM_HTTP_ADDRESS", "127.0.0.1");
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new RefusedException("PIPSTREAM_HTTP_ADDRESS is not an address of this machine: " + host);
        }
    }

    private static boolean isDemo(Map<String, String> environment) {
        return environment.getOrDefault("PIPSTREAM_DEMO", "true").strip().equals("true");
    }

    private static void requireUnreachable(InetAddress address, Map<String, String> environment) {
        boolean exposed = environment
                .getOrDefault("PIPSTREAM_DEMO_EXPOSED", "false")
                .strip()
                .equals("true");
        if (!address.isLoopbackAddress() && !exposed) {
            throw new RefusedException("With PIPSTREAM_HTTP_ADDRESS=" + address.getHostAddress()
                    + " others could reach this demo, which lets everyone in: set PIPSTREAM_DEMO=false for a server with"
                    + " log-in, or PIPSTREAM_DEMO_EXPOSED=true if everyone is meant to");
        }
    }

    private static int port(Map<String, String> environment) {
        String port = environment.getOrDefault("PIPSTREAM_HTTP_PORT", "8080");
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
            throw new RefusedException("PIPSTREAM_HTTP_PORT is not a port from 1 to 65535: " + port);
        }
        return Integer.parseInt(port);
    }

    /** The server itself would log the failure and go on without its listener. */
    private static void requireFree(InetAddress address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new RefusedException(
                    "Cannot listen on %s port %d (%s): end what listens there, or set PIPSTREAM_HTTP_PORT"
                            .formatted(address.getHostAddress(), port, taken.getMessage()));
        }
    }

    /** A reason not to run that needs no stack trace. */
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
