package io.pipstream.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.trading.PaperDesk;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditResourceTest {

    final AccessFixture access = new AccessFixture();

    /** Numbers 1 to 300, by turns a log-in of Ann's, an order of Ann's and one of Ben's. */
    @BeforeEach
    void whatWasDone() {
        IntStream.rangeClosed(1, 100).forEach(turn -> {
            was("Ann", "login", "session-" + turn);
            was("Ann", "order.place", "Ann");
            was("Ben", "order.place", "Ben");
        });
    }

    private void was(String actor, String act, String subject) {
        access.audit.add(new AuditEntry(PaperDesk.NOON, new Actor(actor, "192.0.2.9"), act, subject, "words"));
    }

    private Told page(String before, String limit, String actor, String act) {
        return Told.of("get /api/admin/audit", () -> access.auditResource.page(before, limit, actor, act));
    }

    private static long[] numbers(Told told) {
        return told.json().findValues("number").stream()
                .mapToLong(number -> number.longValue())
                .toArray();
    }

    @Test
    void theNewestHundredAreToldFirst() {
        assertThat(numbers(page(null, null, null, null)))
                .hasSize(100)
                .startsWith(300, 299, 298)
                .endsWith(201);
    }

    @Test
    void anEntrySaysWhoDidWhatFromWhereAndWhen() {
        assertThat(page("2", "1", null, null).text())
                .isEqualTo("[{\"number\":1,\"at\":\"2026-01-15T12:00:00Z\",\"actor\":\"Ann\",\"address\":\"192.0.2.9\","
                        + "\"act\":\"login\",\"subject\":\"session-1\",\"detail\":\"words\"}]");
    }

    @Test
    void thePageBeforeGoesOnWhereThisOneEnds() {
        assertThat(numbers(page(null, "3", null, null))).containsExactly(300, 299, 298);
        assertThat(numbers(page("298", "3", null, null))).containsExactly(297, 296, 295);
        assertThat(numbers(page("2", "3", null, null))).containsExactly(1);
        assertThat(numbers(page("1", "3", null, null))).isEmpty();
    }

    @Test
    void onlyWhatIsAskedForIsTold() {
        assertThat(numbers(page(null, "2", "Ann", null))).containsExactly(299, 298);
        assertThat(numbers(page(null, "2", null, "order.place"))).containsExactly(300, 299);
        assertThat(numbers(page("299", "2", " Ann ", "order.place"))).containsExactly(296, 293);
        assertThat(numbers(page(null, "2", "Carl", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, before", "x, 1, before", "1, 0, limit", "1, 1001, limit", "1, 1.5, limit"})
    void whatCannotBeUnderstoodIsToldByField(String before, String limit, String field) {
        Told told = page(before, limit, null, null);

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.json().path("fields").properties().stream().map(Map.Entry::getKey))
                .containsExactly(field);
    }

    @Test
    void aThousandIsTheMost() {
        assertThat(numbers(page(null, "1000", null, null))).hasSize(300);
    }
}
