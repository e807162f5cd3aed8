package io.pipstream.rest;

import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.InMemoryLedger;
import io.pipstream.ledger.UnknownAccountException;
import io.pipstream.trading.PaperDesk;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {

    final ProblemMapper mapper = new ProblemMapper();

    ProblemMapperTest() {
        mapper.ids = () -> "incident-1";
    }

    @ParameterizedTest
    @CsvSource({
        "400, refused",
        "404, not_found",
        "406, not_acceptable",
        "415, unsupported_media_type",
        "409, refused",
    })
    void aRefusalOfTheServerIsSaidInOurWords(int status, String code) {
        Response answer = mapper.toResponse(new WebApplicationException(
                "RESTEASY003210: /secret", Response.status(status).build()));

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(text(answer)).contains("\"code\":\"" + code + "\"").doesNotContain("RESTEASY", "secret");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        Response answer = mapper.toResponse(new NotAllowedException(
                Response.status(405).allow("GET", "OPTIONS").build()));

        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeaderString("Allow")).contains("GET", "OPTIONS");
    }

    @Test
    void anAnswerThatIsNoErrorPasses() {
        Response options = Response.ok().build();

        assertThat(mapper.toResponse(new WebApplicationException(options))).isSameAs(options);
    }

    @Test
    void anAccountThatIsBusyIsToBeAskedAgain() {
        Response answer = mapper.toResponse(PaperDesk.busy());

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(text(answer)).contains("\"code\":\"account_busy\"");
    }

    @Test
    void aLedgerThatDoesNotAnswerMayHaveRecordedAndIsNotDescribed() {
        Response answer = mapper.toResponse(InMemoryLedger.failure());

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(text(answer))
                .contains("\"code\":\"ledger_unavailable\"", "the same client_order_id")
                .doesNotContain("jdbc", "secret");
    }

    @Test
    void anAccountThatTheLedgerDoesNotKnowIsNotFound() {
        Response answer = mapper.toResponse(new UnknownAccountException(AccountId.DEMO));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(text(answer)).contains("\"code\":\"unknown_account\"");
    }

    @Test
    void aFailureIsLoggedUnderTheNameTheClientIsTold() {
        RecordedLog log = new RecordedLog();
        Logger logger = Logger.getLogger(ProblemMapper.class.getName());
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
        try {
            IllegalStateException failure = new IllegalStateException("secret");
            Response answer = mapper.toResponse(failure);

            assertThat(answer.getStatus()).isEqualTo(500);
            assertThat(text(answer)).contains("incident-1").doesNotContain("secret", "Exception");
            assertThat(log.last).contains("incident-1", "secret");

            assertThat(text(mapper.toResponse(new ServerErrorException("secret", 503))))
                    .doesNotContain("secret");
        } finally {
            logger.removeHandler(log);
            logger.setUseParentHandlers(true);
        }
    }

    private static final class RecordedLog extends Handler {

        String last = "";

        @Override
        public void publish(LogRecord entry) {
            last = entry.getMessage() + " " + entry.getThrown();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
