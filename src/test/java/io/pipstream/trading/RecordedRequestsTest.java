package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.Actor;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import org.junit.jupiter.api.Test;

class RecordedRequestsTest {

    static final ClientRequest REQUEST = new ClientRequest("r-1", "print");

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);

    @Test
    void whatWasRecordedOfARequestIsToldWithoutDoingItAgain() {
        fixture.quote("EURUSD", "1.10000", "1.10010");
        assertThat(fixture.desk.recorded(AccountId.DEMO, REQUEST)).isEmpty();
        Recorded done = fixture.desk.handle(
                AccountId.DEMO,
                new PlaceOrder(Requests.market(fixture.instrument("EURUSD"), Side.BUY, 1_000, Exits.NONE)),
                REQUEST,
                Actor.SERVER);
        long sequence = fixture.account().sequence();

        Recorded told = fixture.desk.recorded(AccountId.DEMO, REQUEST).orElseThrow();

        assertThat(told.events()).isEqualTo(done.events());
        assertThat(told.isRepetition()).isTrue();
        assertThat(fixture.account().sequence()).isEqualTo(sequence);
        assertThat(fixture.desk.recorded(new AccountId("nobody"), REQUEST)).isEmpty();
        assertThatThrownBy(() -> fixture.desk.recorded(AccountId.DEMO, new ClientRequest("r-1", "another")))
                .isInstanceOf(ClientRequestReusedException.class);
    }
}
