package io.pipstream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.websocket.RemoteEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The structure that {@code docs/architecture.md} describes, held true. */
@AnalyzeClasses(packages = "io.pipstream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.pipstream.";

    /** What a package may use of ours and of others; every package but these may be used by nobody. */
    private static final Map<String, Allowed> ALLOWED = Map.ofEntries(
            row("domain.money", "", ""),
            row("domain.market", "domain.money", ""),
            row("domain.order", "domain.money domain.market", ""),
            row("domain.account", "domain.money domain.market domain.order", ""),
            row("domain.rules", "domain.money domain.market domain.order domain.account", ""),
            row("domain.engine", "domain.money domain.market domain.order domain.account domain.rules", ""),
            row("domain.performance", "domain.money domain.market domain.account", ""),
            row("platform", "", "jakarta.annotation jakarta.enterprise jakarta.inject org.eclipse.microprofile.config"),
            row(
                    "pricing",
                    "domain platform",
                    "jakarta.annotation jakarta.enterprise jakarta.inject org.apache.commons.csv com.github.benmanes.caffeine"),
            row("aggregation", "domain platform pricing", "jakarta.enterprise jakarta.inject"),
            row(
                    "feed",
                    "aggregation domain pricing platform",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson"),
            row(
                    "feed.archive",
                    "domain feed feed.live platform pricing",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson"),
            row(
                    "feed.live",
                    "aggregation domain feed platform pricing",
                    "jakarta.annotation jakarta.enterprise jakarta.inject javax.net com.fasterxml.jackson io.github.bucket4j io.github.resilience4j"),
            row(
                    "feed.dukascopy",
                    "domain feed feed.live feed.replay platform",
                    "jakarta.enterprise jakarta.inject org.tukaani.xz"),
            row(
                    "feed.replay",
                    "domain feed platform pricing",
                    "jakarta.enterprise jakarta.inject org.apache.commons.csv"),
            row(
                    "feed.simulated",
                    "domain feed platform pricing",
                    "jakarta.enterprise jakarta.inject org.apache.commons.csv"),
            row("feed.scenario", "domain feed feed.simulated platform pricing", "jakarta.enterprise jakarta.inject"),
            row(
                    "access",
                    "domain platform",
                    "jakarta.annotation jakarta.enterprise jakarta.inject jakarta.security.enterprise io.github.bucket4j com.github.benmanes.caffeine com.nimbusds"),
            row(
                    "access.web",
                    "access domain platform wire rest",
                    "jakarta.annotation jakarta.enterprise jakarta.inject jakarta.servlet javax.management com.fasterxml.jackson inet.ipaddr"),
            row("wire", "domain", "com.fasterxml.jackson"),
            row("wire.request", "domain", "com.fasterxml.jackson"),
            row(
                    "ledger",
                    "access domain feed.live notification platform pricing signal wire",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson jakarta.persistence javax.sql com.zaxxer.hikari org.flywaydb org.h2 org.postgresql"),
            row(
                    "trading",
                    "access domain wire pricing ledger platform",
                    "jakarta.annotation jakarta.enterprise jakarta.inject org.apache.commons.csv"),
            row(
                    "messaging",
                    "domain trading ledger signal platform",
                    "jakarta.annotation jakarta.ejb jakarta.enterprise jakarta.inject jakarta.jms"),
            row("signal", "access domain wire platform", "jakarta.enterprise jakarta.inject com.fasterxml.jackson"),
            row(
                    "signal.execution",
                    "access domain ledger platform pricing signal trading wire",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson"),
            row(
                    "signal.strategy",
                    "access domain platform pricing signal",
                    "jakarta.annotation jakarta.enterprise jakarta.inject org.ta4j"),
            row(
                    "signal.webhook",
                    "access domain platform pricing signal wire",
                    "jakarta.enterprise jakarta.inject com.fasterxml.jackson"),
            row("zeromq", "platform", "jakarta.annotation jakarta.enterprise jakarta.inject org.zeromq zmq"),
            row(
                    "feed.mt5",
                    "aggregation domain feed feed.archive feed.live platform pricing zeromq",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson org.zeromq"),
            row(
                    "mt5",
                    "access domain ledger platform pricing trading wire zeromq",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson org.zeromq"),
            row(
                    "mt5.dwx",
                    "access domain mt5 platform pricing trading wire zeromq",
                    "jakarta.annotation jakarta.enterprise jakarta.inject org.zeromq"),
            row("notification", "access domain platform", "jakarta.enterprise jakarta.inject"),
            row(
                    "notification.planning",
                    "access aggregation domain feed ledger notification platform pricing signal trading wire",
                    "jakarta.annotation jakarta.enterprise jakarta.inject com.fasterxml.jackson"),
            row(
                    "notification.delivery",
                    "access domain notification platform wire",
                    "jakarta.annotation jakarta.enterprise jakarta.inject jakarta.mail com.fasterxml.jackson io.github.resilience4j inet.ipaddr javax.crypto javax.net org.apache.hc"),
            row("stream.transport", "wire", "jakarta.websocket"),
            row(
                    "stream",
                    "access aggregation domain wire pricing trading signal notification platform stream.transport",
                    "jakarta.annotation jakarta.enterprise jakarta.inject jakarta.websocket io.github.bucket4j"),
            row(
                    "rest",
                    "access domain wire pricing feed ledger trading signal platform",
                    "jakarta.annotation jakarta.enterprise jakarta.inject jakarta.ws.rs com.fasterxml.jackson org.apache.commons.csv"),
            row(
                    "rest.access",
                    "access domain wire platform trading rest",
                    "jakarta.enterprise jakarta.inject jakarta.ws.rs com.fasterxml.jackson"),
            row(
                    "rest.signals",
                    "access domain ledger platform pricing rest signal signal.execution signal.webhook trading wire",
                    "jakarta.enterprise jakarta.inject jakarta.ws.rs com.fasterxml.jackson"),
            row(
                    "rest.notifications",
                    "access domain notification platform rest wire",
                    "jakarta.enterprise jakarta.inject jakarta.ws.rs com.fasterxml.jackson"),
            row(
                    "ops",
                    "access aggregation domain platform pricing feed wire trading messaging signal stream rest",
                    "jakarta.annotation jakarta.enterprise jakarta.inject jakarta.servlet jakarta.ws.rs com.fasterxml.jackson org.eclipse.microprofile.health"));

    /** To use one of these is not to use what is below it. */
    private static final Set<String> ALONE =
            Set.of("access", "feed", "mt5", "notification", "rest", "signal", "stream");

    private record Allowed(List<String> ours, List<String> libraries) {}

    private static Map.Entry<String, Allowed> row(String name, String ours, String libraries) {
        return Map.entry(name, new Allowed(words(ours), words(libraries)));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatItsRowAllows() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.pipstream");
        return ALLOWED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(), () -> rule(row.getKey(), row.getValue()).check(classes)));
    }

    private static ArchRule rule(String name, Allowed allowed) {
        List<String> packages = new ArrayList<>(List.of("java..", "org.jspecify..", ROOT + name));
        allowed.ours().forEach(each -> packages.add(ROOT + each + (ALONE.contains(each) ? "" : "..")));
        allowed.libraries().forEach(each -> packages.add(each + ".."));
        if (!name.startsWith("domain") && !name.equals("wire") && !name.equals("stream.transport")) {
            packages.add("io.micrometer..");
        }
        return classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new))
                        .or(new DescribedPredicate<>("primitives and arrays") {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.isPrimitive() || type.isArray();
                            }
                        }));
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_HAS_A_ROW = classes()
            .should()
            .resideInAnyPackage(
                    ALLOWED.keySet().stream().map(name -> ROOT + name).toArray(String[]::new));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.pipstream.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackage("io.pipstream.platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule THREADS_ARE_THE_SERVERS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class)
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class);

    @ArchTest
    static final ArchRule NOBODY_BLOCKS_ON_A_SOCKET = noClasses()
            .should()
            .callMethod(RemoteEndpoint.Basic.class, "sendText", String.class)
            .orShould()
            .callMethod(RemoteEndpoint.Basic.class, "sendText", String.class, boolean.class)
            .orShould()
            .callMethod(RemoteEndpoint.Basic.class, "sendObject", Object.class);
}
