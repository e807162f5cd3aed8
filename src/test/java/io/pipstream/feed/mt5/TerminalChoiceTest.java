package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.ZMQ.Curve;

class TerminalChoiceTest {

    private static final Instruments INSTRUMENTS = InstrumentFile.read();
    private static final Map<String, String> NO_SETTINGS = Map.of();

    @Test
    void bareItAsksForEverythingEverySecond() {
        TerminalChoice terminal = of("mt5:tcp://127.0.0.1:5555", NO_SETTINGS);

        assertThat(terminal.source()).isEqualTo("mt5");
        assertThat(terminal.address()).hasToString("tcp://127.0.0.1:5555");
        assertThat(terminal.instruments()).isEqualTo(INSTRUMENTS.all());
        assertThat(terminal.every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(terminal.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(terminal.zone()).isEmpty();
        assertThat(terminal.mostBars()).isEqualTo(1_000);
        assertThat(terminal.keys().isOn()).isFalse();
        assertThat(terminal.symbol(terminal.instruments().get(0))).isEqualTo("EURUSD");
    }

    @Test
    void everyOptionCountsBesideOtherFeeds() {
        TerminalChoice terminal = of(
                "mt5:tcp://localhost:6000?every=500ms&symbols=EURUSD,GBPUSD&suffix=.pro&timeout=PT0.25S&zone=NY+7&bars=5000"
                        + "&name=my-broker,simulated",
                NO_SETTINGS);

        assertThat(terminal.source()).isEqualTo("mt5:my-broker");
        assertThat(terminal.instruments()).extracting(Instrument::symbol).containsExactly("EURUSD", "GBPUSD");
        assertThat(terminal.every()).isEqualTo(Duration.ofMillis(500));
        assertThat(terminal.timeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(terminal.zone()).contains(TerminalZone.NEW_YORK_CLOSE);
        assertThat(terminal.mostBars()).isEqualTo(5_000);
        assertThat(terminal.symbol(terminal.instruments().get(1))).isEqualTo("GBPUSD.pro");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mt5|tcp://",
                "mt5:tcp://127.0.0.1|tcp://",
                "mt5:tcp://127.0.0.1:99999|tcp://",
                "mt5:ipc:///tmp/terminal|tcp://",
                "mt5:tcp://127.0.0.1:0|host and the port",
                "mt5:tcp://*:5555|host and the port",
                "mt5:tcp://192.168.1.5:5555|pipstream.feed.mt5.server-key",
                "mt5:tcp://broker.example:5555?name=far|pipstream.feed.mt5.far.server-key",
                "mt5:tcp://127.0.0.1:5555?every=50ms|every",
                "mt5:tcp://127.0.0.1:5555?every=2h|every",
                "mt5:tcp://127.0.0.1:5555?every=often|every",
                "mt5:tcp://127.0.0.1:5555?timeout=1m|timeout",
                "mt5:tcp://127.0.0.1:5555?timeout=10ms|timeout",
                "mt5:tcp://127.0.0.1:5555?symbols=EURUSD,GOLDEN|GOLDEN",
                "mt5:tcp://127.0.0.1:5555?suffix=a b|suffix",
                "mt5:tcp://127.0.0.1:5555?zone=EETX|zone",
                "mt5:tcp://127.0.0.1:5555?bars=9|bars",
                "mt5:tcp://127.0.0.1:5555?bars=5001|bars",
                "mt5:tcp://127.0.0.1:5555?name=A/b|name",
                "mt5:tcp://127.0.0.1:5555?colour=red|colour",
            })
    void whatCannotBeIsRefusedWithAReason(String feed, String reason) {
        assertThatThrownBy(() -> of(feed, NO_SETTINGS))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void withItsKeyATerminalMayBeAnywhere() {
        TerminalChoice terminal = of(
                "mt5:tcp://broker.example:5555?name=far",
                Map.of("pipstream.feed.mt5.far.server-key", Curve.generateKeyPair().publicKey));

        assertThat(terminal.keys().isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "+02:00", "EET", "Europe/Athens", "America/New_York", "NY+7"})
    void zonesHaveTheNamesThatJavaKnows(String zone) {
        assertThat(of("mt5:tcp://127.0.0.1:5555?zone=" + zone, NO_SETTINGS).zone())
                .isPresent();
    }

    private static TerminalChoice of(String feed, Map<String, String> settings) {
        return TerminalChoice.of(FeedChoice.parse(feed).get(0), INSTRUMENTS, Settings.of(settings));
    }
}
