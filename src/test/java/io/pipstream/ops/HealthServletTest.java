package io.pipstream.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.ops.Health.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthServletTest {

    @Test
    void theAnswerHasTheFormOfMicroProfileHealth() {
        List<Check> checks =
                List.of(new Check("broker", true, Map.of()), new Check("feed", false, Map.of("simulated", "silent")));

        assertThat(HealthServlet.json(false, checks))
                .isEqualTo("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"broker\",\"status\":\"UP\"},"
                        + "{\"name\":\"feed\",\"status\":\"DOWN\",\"data\":{\"simulated\":\"silent\"}}]}");
    }
}
