package io.pipstream.mt5;

import io.pipstream.access.Caller;
import io.pipstream.mt5.JsonCommands.Action;
import io.pipstream.mt5.TerminalAdmission.Peer;
import io.pipstream.platform.Serving;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who asks, and what of it is done: on threads that may wait. Thread-safe. */
@ApplicationScoped
public class JsonDesk {

    private static final Logger LOG = System.getLogger(JsonDesk.class.getName());
    private static final int FIRST_LOGGED = 10;
    private static final int LONGEST_TOKEN = 16_384;

    private final TerminalAdmission admission;
    private final JsonCommands commands;
    private final Executor executor;
    private final AtomicLong failures = new AtomicLong();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JsonDesk() {
        this.admission = null;
        this.commands = null;
        this.executor = null;
    }

    @Inject
    public JsonDesk(TerminalAdmission admission, JsonCommands commands, @Serving ManagedExecutorService executor) {
        this(admission, commands, (Executor) executor);
    }

    JsonDesk(TerminalAdmission admission, JsonCommands commands, Executor executor) {
        this.admission = admission;
        this.commands = commands;
        this.executor = executor;
    }

    /**
     * Lets it be answered by another thread, which hands the answer on whatever happens.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there is no such thread
     */
    void execute(Supplier<JsonAnswer> work, Consumer<JsonAnswer> then) {
        executor.execute(() -> {
            JsonAnswer answer = JsonAnswer.failure(JsonRequest.NONE.id(), internal());
            try {
                answer = work.get();
            } finally {
                then.accept(answer);
            }
        });
    }

    /** Waits for stores and for the account's turn. */
    JsonAnswer answer(Action action, JsonRequest request, Peer peer) {
        try {
            Caller caller = admission.admit(peer, request.fields().text("token", LONGEST_TOKEN));
            return JsonAnswer.success(request.id(), commands.run(action, request, caller));
        } catch (TerminalException refused) {
            return JsonAnswer.failure(request.id(), refused);
        } catch (RuntimeException failed) {
            if (failures.incrementAndGet() <= FIRST_LOGGED) {
                LOG.log(Level.ERROR, "The command " + action + " failed", failed);
            }
            return JsonAnswer.failure(request.id(), internal());
        }
    }

    private static TerminalException internal() {
        return new TerminalException("internal_error", "Something went wrong here. The log of the server knows more.");
    }
}
