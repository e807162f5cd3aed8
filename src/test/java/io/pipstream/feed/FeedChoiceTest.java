package io.pipstream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipstream.platform.SettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedChoiceTest {

    @Test
    void feedsAreSeparatedByCommas() {
        assertThat(FeedChoice.parse(" simulated , push,replay:/a.csv "))
                .extracting(FeedChoice::toString)
                .containsExactly("simulated", "push", "replay:/a.csv");
    }

    @Test
    void aReplayHasAFileAndOptions() {
        FeedChoice choice = only("replay:/data/EURUSD.csv?speed=60&loop=true&symbol=EUR/USD");

        assertThat(choice.kind()).isEqualTo("replay");
        assertThat(choice.argument()).isEqualTo("/data/EURUSD.csv");
        assertThat(choice.options()).isEqualTo(Map.of("speed", "60", "loop", "true", "symbol", "EUR/USD"));
        assertThat(choice).hasToString("replay:/data/EURUSD.csv?loop=true&speed=60&symbol=EUR/USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a, b.csv", "/a,b.csv", "/what?.csv", "C:\\data\\a.csv", "/a?b/c.csv", "/a=b&c.csv"})
    void aFileMayHaveNearlyAnyName(String file) {
        assertThat(only("replay:" + file).argument()).isEqualTo(file);
        assertThat(only("replay:" + file + "?speed=2").argument()).isEqualTo(file);
        assertThat(FeedChoice.parse("push,replay:" + file + ",simulated")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "simulated,", ",push", "simulated,,push", "simulated push", ":file", "?speed=1"})
    void nonsenseIsRefused(String setting) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> FeedChoice.parse(setting))
                .withMessageStartingWith("Setting pipstream.feed=" + setting + ": must be feeds separated by commas");
    }

    @Test
    void anOptionTwiceIsRefused() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> FeedChoice.parse("replay:/a.csv?speed=1&speed=2"))
                .withMessageContaining("option speed twice");
    }

    private static FeedChoice only(String setting) {
        List<FeedChoice> choices = FeedChoice.parse(setting);
        assertThat(choices).hasSize(1);
        return choices.get(0);
    }
}
