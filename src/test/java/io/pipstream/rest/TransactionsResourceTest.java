package io.pipstream.rest;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.trading.PaperDesk;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionsResourceTest {

    final PaperDesk desk = new PaperDesk();
    final TransactionsResource transactions = new TransactionsResource();

    @BeforeEach
    void trade() {
        transactions.accounts = new CallerFixture(desk, "demo").accounts;
        transactions.journal = desk.ledger;
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000"); // 1
        desk.quote("EURUSD", "1.10000", "1.10020");
        desk.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE); // 2 order, 3 trade, 4 balance
    }

    private String texts(long after, int limit) {
        return desk.ledger.after(desk.account("demo").id(), after, limit).stream()
                .map(JournalEntry::text)
                .collect(Collectors.joining(","));
    }

    @Test
    void theJournalIsGivenAsItIs() {
        assertThat(text(transactions.after(null, null, null)))
                .isEqualTo("{\"account\":\"demo\",\"epoch\":\"first\",\"transactions\":[" + texts(0, 10)
                        + "],\"last\":4,\"more\":false}");
    }

    @Test
    void itIsReadInPages() {
        assertThat(text(transactions.after("1", "2", "demo")))
                .contains("\"transactions\":[" + texts(1, 2) + "],\"last\":3,\"more\":true");
        assertThat(text(transactions.after("4", null, null))).contains("\"transactions\":[],\"last\":4,\"more\":false");
    }

    @Test
    void aResetGoesOnInTheSameJournal() {
        desk.reset("demo", "500");

        assertThat(text(transactions.after("4", null, null)))
                .contains("\"epoch\":\"id-1\"", "\"account_opened\"", "\"last\":5,\"more\":false");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"after, -1", "after, 5", "after, x", "after, 1.5", "limit, 0", "limit, 1001", "limit, all"})
    void aFieldThatCannotBeUnderstoodIsNamed(String field, String value) {
        Problem problem = problemOf(() ->
                transactions.after(field.equals("after") ? value : null, field.equals("limit") ? value : null, null));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnlyKeys(field);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThat(problemOf(() -> transactions.after(null, null, "nobody")).code())
                .isEqualTo("unknown_account");
    }
}
