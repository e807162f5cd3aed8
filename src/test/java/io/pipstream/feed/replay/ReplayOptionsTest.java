package io.pipstream.feed.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;
import io.pipstream.pricing.InstrumentFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayOptionsTest {

    @Test
    void withoutOptionsAFileIsReplayedOnceAtItsOwnSpeed() {
        ReplayOptions options = options("replay:/data/EURUSD_H4.csv");

        assertThat(options.file()).isEqualTo(Path.of("/data/EURUSD_H4.csv"));
        assertThat(options.playback().instrument()).hasToString("EUR_USD");
        assertThat(options.playback().speed()).isEqualTo(1);
        assertThat(options.playback().loops()).isFalse();
        assertThat(options.ticksPerBar()).isEqualTo(12);
    }

    @Test
    void everyOptionIsTaken() {
        ReplayOptions options = options("replay:a.csv?speed=0.5&loop=true&symbol=usd/jpy&ticks=4");

        assertThat(options.playback().instrument()).hasToString("USD_JPY");
        assertThat(options.playback().speed()).isEqualTo(0.5);
        assertThat(options.playback().loops()).isTrue();
        assertThat(options.ticksPerBar()).isEqualTo(4);
        assertThat(options("replay:EURUSD.csv?speed=max").playback().speed()).isInfinite();
    }

    @ParameterizedTest
    @CsvSource({
        "DAT_ASCII_EURUSD_T_201202.csv, EUR_USD",
        "DAT_ASCII_EURUSD_M1_2012.csv, EUR_USD",
        "HISTDATA_COM_ASCII_EURUSD_T201202.zip, EUR_USD",
        "HISTDATA_COM_ASCII_XAUUSD_M12012.zip, XAU_USD",
        "eurusd.csv.gz, EUR_USD",
        "USD_JPY-2012.csv, USD_JPY",
        "XAUUSD_H4.csv, XAU_USD",
    })
    void theFileNamesItsInstrument(String name, String instrument) {
        assertThat(options("replay:/eurgbp/" + name).playback().instrument()).hasToString(instrument);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            replay                         | needs a file
            replay:                        | needs a file
            replay:/data/prices.csv        | add ?symbol=EURUSD
            replay:EURUSD.csv?symbol=EUREUR | no instrument is called EUREUR
            replay:EURUSD.csv?speed=fast   | speed must be
            replay:EURUSD.csv?speed=0      | speed must be
            replay:EURUSD.csv?speed=-1     | speed must be
            replay:EURUSD.csv?speed=NaN    | speed must be
            replay:EURUSD.csv?speed=1e9    | speed must be
            replay:EURUSD.csv?loop=yes     | loop must be
            replay:EURUSD.csv?ticks=3      | ticks must be
            replay:EURUSD.csv?ticks=many   | ticks must be
            replay:EURUSD.csv?tempo=2      | not [tempo]
            """)
    void whatCannotBeIsRefused(String setting, String reason) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> options(setting))
                .withMessageStartingWith("Setting pipstream.feed=")
                .withMessageContaining(reason);
    }

    private static ReplayOptions options(String setting) {
        return ReplayOptions.of(FeedChoice.parse(setting).get(0), InstrumentFile.read());
    }
}
