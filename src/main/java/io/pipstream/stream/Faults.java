package io.pipstream.stream;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.DemoMode;
import io.pipstream.access.Grants;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.RequestedRejections;
import io.pipstream.wire.ClientMessage.Fault;
import io.pipstream.wire.ErrorCode;
import io.pipstream.wire.Messages;
import io.pipstream.wire.RefusedMessageException;
import io.pipstream.wire.RequestedFault;
import io.pipstream.wire.RequestedFault.Delay;
import io.pipstream.wire.RequestedFault.Disconnect;
import io.pipstream.wire.RequestedFault.Duplicate;
import io.pipstream.wire.RequestedFault.Reject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Lets go wrong what a client asks for, so that bots can be tested: in demo mode only, and only what is the client's own, its
 * socket or its account.
 */
@ApplicationScoped
public class Faults {

    private final DemoMode demo;
    private final Grants grants;
    private final RequestedRejections rejections;
    private final StreamMetrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Faults() {
        this.demo = null;
        this.grants = null;
        this.rejections = null;
        this.metrics = null;
    }

    @Inject
    public Faults(DemoMode demo, Grants grants, RequestedRejections rejections, StreamMetrics metrics) {
        this.demo = demo;
        this.grants = grants;
        this.rejections = rejections;
        this.metrics = metrics;
    }

    /** Answers before anything happens, so that the answer itself arrives as it should. */
    void requested(StreamSession session, Fault request) throws RefusedMessageException {
        RequestedFault fault = request.fault();
        if (!demo.isOn()) {
            throw refused(request, ErrorCode.FORBIDDEN, "Faults can be asked for in demo mode only");
        }
        if (fault instanceof Duplicate && session.events() == null) {
            throw refused(request, ErrorCode.INVALID_MESSAGE, "This socket is told no events of an account");
        }
        if (fault instanceof Reject reject) {
            reject(session, request, reject);
        }
        metrics.requested(fault);
        session.offer(Messages.fault(request.envelope(), fault));
        if (fault instanceof Delay delay) {
            session.delay(delay.delay(), delay.time());
        } else if (fault instanceof Disconnect disconnect) {
            session.breakAfter(disconnect.after());
        } else if (fault instanceof Duplicate duplicate) {
            session.repeatNext(duplicate.count());
        }
    }

    private void reject(StreamSession session, Fault request, Reject fault) throws RefusedMessageException {
        AccountId account = session.account();
        if (account == null || !mayTrade(session, account)) {
            throw refused(request, ErrorCode.FORBIDDEN, "Only who may trade an account may have its orders refused");
        }
        if (!rejections.request(account, fault.count(), fault.time())) {
            throw refused(request, ErrorCode.RATE_LIMITED, "Too many accounts have orders refused already");
        }
    }

    private boolean mayTrade(StreamSession session, AccountId account) {
        return session.caller().may(Scope.TRADE)
                && grants.right(session.caller().user(), account)
                        .filter(Right.OWNER::equals)
                        .isPresent();
    }

    private static RefusedMessageException refused(Fault request, ErrorCode code, String sentence) {
        return new RefusedMessageException(code, sentence, request.envelope().id());
    }
}
