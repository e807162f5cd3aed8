package io.pipstream.feed.live;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSettingsTest {

    private static final Dialect SOCKET = new PlainText.Socket("plain");
    private static final Dialect POLL = new PlainText.Poll("plain:rest", Duration.ofSeconds(108), 8, 800);
    private static final String SECRET = "s3cr3t";

    private final Map<String, String> values = new HashMap<>(Map.of("pipstream.feed.plain.key", SECRET));

    @Test
    void withoutSettingsASourceIsAsItsDialectSays() {
        LiveSource source = source(POLL);

        assertThat(source.name()).isEqualTo("plain:rest");
        assertThat(source.access().base()).isEqualTo(URI.create("https://live.example"));
        assertThat(source.access().key()).isEqualTo(SECRET);
        assertThat(source.instruments()).containsExactly(EUR_USD, USD_JPY);
        assertThat(source.muteAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(source.every()).isEqualTo(Duration.ofSeconds(108));
        assertThat(List.of(source.perMinute(), source.perDay())).containsExactly(8, 800);
        assertThat(source.maxAge()).isEqualTo(Duration.ofDays(4));
    }

    @Test
    void bothFormsOfASourceShareSettingsButTheAddress() {
        values.put("pipstream.feed.plain.url", "WSS://one.example/v1/");
        values.put("pipstream.feed.plain.rest-url", "http://127.0.0.1:8080");
        values.put("pipstream.feed.plain.instruments", "usd/jpy, EURUSD,USD_JPY");
        values.put("pipstream.feed.plain.mute-after", "PT5S");
        values.put("pipstream.feed.plain.every", "PT2S");
        values.put("pipstream.feed.plain.per-day", "0");
        values.put("pipstream.feed.plain.max-age", "PT1M");

        assertThat(source(SOCKET).access().base()).isEqualTo(URI.create("wss://one.example/v1"));
        LiveSource rest = source(POLL);
        assertThat(rest.access().base()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(rest.instruments()).containsExactly(USD_JPY, EUR_USD);
        assertThat(rest.every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rest.perDay()).isZero();
        assertThat(rest.maxAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(source(SOCKET).muteAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aKeyThatIsNeededAndMissingIsNamed() {
        values.clear();

        assertThatThrownBy(() -> source(SOCKET))
                .isInstanceOf(SettingException.class)
                .hasMessage("Setting pipstream.feed.plain.key=: the feed plain needs a key");
    }

    @Test
    void oandaNeedsAnAccount() {
        values.put("pipstream.feed.oanda.key", SECRET);
        Dialect oanda = new PlainText.Lines("oanda");
        assertThatThrownBy(() -> source(oanda)).hasMessageContaining("pipstream.feed.oanda.account=");

        values.put("pipstream.feed.oanda.account", "101-004");
        assertThat(source(oanda).access().account()).isEqualTo("101-004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://live.example",
                "live.example",
                "wss:live.example",
                "wss://user:s3cr3t@live.example",
                "wss://live.example/?key=s3cr3t",
                "wss://live.example/#s3cr3t",
                "ftp://live.example",
                "wss://",
                "wss://live example",
                "://",
            })
    void anAddressThatCannotBeIsRefusedWithoutQuotingIt(String address) {
        values.put("pipstream.feed.plain.url", address);

        assertThatThrownBy(() -> source(SOCKET))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.feed.plain.url")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://127.0.0.1:1", "ws://localhost", "ws://[::1]:9", "wss://live.example"})
    void aKeyGoesToThisMachineOrOverTls(String address) {
        values.put("pipstream.feed.plain.url", address);

        assertThat(source(SOCKET).access().base()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://live.example", "ws://127.0.0.1.example", "ws://10.0.0.1"})
    void aKeyGoesNowhereElse(String address) {
        values.put("pipstream.feed.plain.url", address);

        assertThatThrownBy(() -> source(SOCKET))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("a key goes out over TLS only")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void anInstrumentThatTheSourceCannotHaveIsRefused() {
        values.put("pipstream.feed.plain.instruments", "EURUSD,XAUUSD");
        assertThat(source(SOCKET).instruments()).hasSize(2);

        assertThatThrownBy(() -> source(POLL)).hasMessageContaining("the feed plain:rest has no instrument XAUUSD");
    }

    @Test
    void aKeyWithALinesEndIsRefusedWithoutQuotingIt() {
        values.put("pipstream.feed.plain.key", SECRET + "\nX-Other: 1");

        assertThatThrownBy(() -> source(SOCKET))
                .isInstanceOf(SettingException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void theSettingsThatCanBeShownHaveNoSecret() {
        Settings settings = Settings.of(values);
        new LiveSettings(settings, InstrumentFixtures.someInstruments()).of(POLL);

        assertThat(settings.asked())
                .containsKeys("pipstream.feed.plain.rest-url", "pipstream.feed.plain.max-age")
                .doesNotContainKey("pipstream.feed.plain.key");
        assertThat(settings.asked().toString()).doesNotContain(SECRET);
    }

    @Test
    void theKindOfFeedsMakesTheOneThatIsChosen() {
        LiveKind kind = kind();

        assertThat(kind.forms()).containsExactly("plain", "plain:rest");
        assertThat(kind.create(choice("plain")).source()).isEqualTo("plain");
        assertThat(kind.create(choice("plain:rest")).source()).isEqualTo("plain:rest");
        assertThatThrownBy(() -> kind.create(choice("plain:soap"))).hasMessageContaining("there are plain, plain:rest");
        assertThatThrownBy(() -> kind.create(choice("plain?key=1"))).hasMessageContaining("settings, not options");
    }

    @Test
    void aFeedThatIsNeverStartedLeavesNothing() {
        kind().create(choice("plain")).stop();
    }

    private LiveKind kind() {
        VirtualTime time = new VirtualTime();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        return new LiveKind(
                List.of(SOCKET, POLL),
                InstrumentFixtures.someInstruments(),
                Settings.of(values),
                new Surroundings(time.clock(), time.nanoClock(), time, Runnable::run),
                new SourceQuotas(new FakeQuotaStore(), time.clock(), time.nanoClock()),
                registry,
                new FeedMetrics(registry));
    }

    private static FeedChoice choice(String text) {
        return FeedChoice.parse(text).get(0);
    }

    private LiveSource source(Dialect dialect) {
        return new LiveSettings(Settings.of(values), InstrumentFixtures.someInstruments()).of(dialect);
    }
}
