package io.pipstream.kill;

import java.io.IOException;
import java.time.Duration;

/**
 * Kills a server that is dealt on, again and again, and insists that nothing is lost and nothing done twice: {@code mvn -Pkill
 * verify}. Ends with 1 when it found something wrong.
 */
final class KillTest {

    private KillTest() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.fromProperties();
        Findings findings = new Findings();
        for (String name : settings.runs()) {
            long begun = System.nanoTime();
            System.out.printf("Kill test on %s, %d times, -Dkill.seed=%d%n", name, settings.times(), settings.seed());
            try (KillRun run = KillRun.start(name, settings, findings)) {
                run.run();
            } catch (IOException | RuntimeException failed) {
                failed.printStackTrace();
                findings.add("%s ended with %s", name, failed);
            }
            System.out.printf(
                    "  %s in %d s%n",
                    findings.none() ? "nothing lost, nothing twice" : "WRONG",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            if (!findings.none()) {
                findings.all().forEach(finding -> System.out.println("WRONG: " + finding));
                System.out.println("The logs are in " + settings.directory());
                System.exit(1);
            }
        }
        System.exit(0);
    }
}
