package io.pipstream.domain.rules;

import static io.pipstream.domain.rules.RuleFixtures.FIFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.account.RuleProfileName;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleProfileTest {

    static RuleProfile profile(RuleProfileName name, String call, String closeOut, int trades, int orders) {
        return new RuleProfile(
                name,
                FIFO.sides(),
                FIFO.closing(),
                FIFO.margins(),
                new BigDecimal(call),
                new BigDecimal(closeOut),
                FIFO.closeOut(),
                FIFO.negativeBalance(),
                trades,
                orders,
                null);
    }

    static RuleProfile profile(RuleProfileName name) {
        return profile(name, "1", "0.5", 1, 1);
    }

    @ParameterizedTest(name = "call {0}, close-out {1}, {2} trades, {3} orders: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            0.4 | 0.5  | 1 | 1 | The close-out level must be 0 to the margin call level, not 0.5 of 0.4
            1   | -0.1 | 1 | 1 | The close-out level must be 0 to the margin call level, not -0.1 of 1
            1   | 0.5  | 0 | 1 | At least one trade and one order, not 0 and 1
            1   | 0.5  | 1 | 0 | At least one trade and one order, not 1 and 0
            """)
    void levelsAndLimitsThatMakeNoSenseAreRefused(String call, String closeOut, int trades, int orders, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profile(RuleProfileName.US, call, closeOut, trades, orders))
                .withMessage(why);
    }

    @Test
    void eachNameHasOneProfile() {
        List<RuleProfile> all = Stream.of(RuleProfileName.values())
                .map(RuleProfileTest::profile)
                .toList();

        assertThat(new RuleProfiles(all).of(RuleProfileName.EU)).isSameAs(all.get(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleProfiles(all.subList(0, 3)))
                .withMessage("The profile HEDGING is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleProfiles(List.of(all.get(0), all.get(0))))
                .withMessage("Twice the profile US");
    }
}
