package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSourceTest {

    /** Of three instruments; half of a minute and nine tenths of a day flow in evenly: so fast is a round in the long run. */
    @ParameterizedTest
    @CsvSource({"10, 0, 0, PT60S", "1, 0, 0, PT6S", "1, 60, 0, PT12S", "1, 0, 9600, PT1M", "1, 1, 0, PT5M"})
    void itIsLateAfterTwoRoundsAtThePaceThatItsQuotasLeave(
            int everySeconds, int perMinute, int perDay, Duration lateAfter) {
        LiveSource source = PlainText.source(
                new PlainText.Poll("plain", Duration.ofSeconds(everySeconds), perMinute, perDay),
                URI.create("https://live.example"));

        assertThat(source.lateAfter()).contains(lateAfter);
    }
}
