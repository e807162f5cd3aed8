package io.pipstream.notification;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.RateLimits;
import io.pipstream.notification.ChannelStore.ExpectedCode;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and tries channels. An address gets nothing but a code until somebody shows the code: so nobody has mail sent
 * to people who did not ask for it.
 */
@ApplicationScoped
public class ChannelDesk {

    private static final Duration CODE_LASTS = Duration.ofHours(1);
    private static final int CODE_ATTEMPTS = 5;
    private static final int CODES = 1_000_000;
    private static final int CODES_OF_USER = 10;
    private static final int CODES_FOR_ADDRESS = 3;
    private static final int TESTS_OF_USER = 10;

    private final ChannelStore channels;
    private final NotificationStore notifications;
    private final Iterable<TargetCheck> checks;
    private final Iterable<DeliveryBell> bells;
    private final Nonces nonces;
    private final Clock clock;
    private final RateLimits codesOfUser;
    private final RateLimits codesForAddress;
    private final RateLimits testsOfUser;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ChannelDesk() {
        this.channels = null;
        this.notifications = null;
        this.checks = List.of();
        this.bells = List.of();
        this.nonces = null;
        this.clock = null;
        this.codesOfUser = null;
        this.codesForAddress = null;
        this.testsOfUser = null;
    }

    @Inject
    public ChannelDesk(
            ChannelStore channels,
            NotificationStore notifications,
            Instance<TargetCheck> checks,
            Instance<DeliveryBell> bells,
            Nonces nonces,
            Clock clock,
            NanoClock nanoClock) {
        this(channels, notifications, (Iterable<TargetCheck>) checks, bells, nonces, clock, nanoClock);
    }

    public ChannelDesk(
            ChannelStore channels,
            NotificationStore notifications,
            Iterable<TargetCheck> checks,
            Iterable<DeliveryBell> bells,
            Nonces nonces,
            Clock clock,
            NanoClock nanoClock) {
        this.channels = channels;
        this.notifications = notifications;
        this.checks = checks;
        this.bells = bells;
        this.nonces = nonces;
        this.clock = clock;
        this.codesOfUser = new RateLimits(CODES_OF_USER, Duration.ofDays(1), nanoClock);
        this.codesForAddress = new RateLimits(CODES_FOR_ADDRESS, Duration.ofDays(1), nanoClock);
        this.testsOfUser = new RateLimits(TESTS_OF_USER, Duration.ofHours(1), nanoClock);
    }

    /**
     * A new channel; where it is an address, a code is on its way there. The secret of a webhook is told in what is returned.
     *
     * @throws RefusedChannelException if the target will not do, or the user has too many channels
     * @throws TooManyCodesException after too many codes of that user, or for that address: then nothing was made
     */
    public Channel make(Caller caller, Medium medium, String name, String target, Wishes wishes)
            throws RefusedChannelException, TooManyCodesException {
        checkTarget(medium, target);
        if (channels.ofUser(caller.user()).size() >= Channel.MOST) {
            throw tooMany();
        }
        boolean mail = medium == Medium.EMAIL;
        if (mail) {
            takeCode(caller, target);
        }
        Instant now = clock.instant();
        Channel channel = new Channel(
                nonces.id(),
                caller.user(),
                medium,
                name,
                target,
                medium == Medium.WEBHOOK ? secret() : "",
                wishes,
                true,
                now,
                now,
                mail ? null : now,
                null);
        if (!channels.add(channel, entry(caller, "channel.add", channel))) {
            throw tooMany();
        }
        if (mail) {
            sendCode(channel, now);
        }
        return channel;
    }

    private void checkTarget(Medium medium, String target) throws RefusedChannelException {
        if (medium == Medium.EMAIL) {
            refuseIfWrong(EmailAddress.flaw(target));
        }
        for (TargetCheck check : checks) {
            refuseIfWrong(check.flaw(medium, target));
        }
    }

    private static void refuseIfWrong(Optional<String> flaw) throws RefusedChannelException {
        if (flaw.isPresent()) {
            throw new RefusedChannelException("target", flaw.get());
        }
    }

    private static RefusedChannelException tooMany() {
        return new RefusedChannelException("name", "cannot be given: you have 20 channels, remove one first");
    }

    /** 256 bits, as Standard Webhooks writes them. */
    private String secret() {
        byte[] bits = Base64.getUrlDecoder().decode(nonces.secret());
        return "whsec_" + Base64.getEncoder().encodeToString(bits);
    }

    /** Empty if the caller has no such channel. */
    public Optional<Channel> find(Caller caller, String id) {
        return channels.find(id).filter(channel -> channel.user().equals(caller.user()));
    }

    public List<Channel> ofUser(Caller caller) {
        return channels.ofUser(caller.user());
    }

    /** Another name, other wishes, on or off; what waits for one that is switched off is cancelled. */
    public boolean change(Caller caller, Channel before, String name, Wishes wishes, Switch turned) {
        Channel named = before.with(name, wishes);
        Channel changed = turned == Switch.ON ? named.switchedOn(clock.instant()) : named.switchedOff(before.problem());
        return channels.change(changed, entry(caller, "channel.change", changed));
    }

    /** Whether it is to hear anything. */
    public enum Switch {
        ON,
        OFF
    }

    public boolean remove(Caller caller, Channel channel) {
        return channels.remove(channel.id(), entry(caller, "channel.remove", channel));
    }

    /** Sends another code, which takes the place of the one before. */
    public void sendCodeAgain(Caller caller, Channel channel) throws TooManyCodesException {
        takeCode(caller, channel.target());
        sendCode(channel, clock.instant());
    }

    /** False if that is not the code, or not any more. */
    public boolean confirm(Caller caller, Channel channel, String code) {
        return channels.confirm(
                channel.id(), hash(channel, code), clock.instant(), entry(caller, "channel.confirm", channel));
    }

    /**
     * Sends something, to see whether it arrives.
     *
     * @return the notification's id; empty if the channel is switched off
     */
    public Optional<Long> test(Caller caller, Channel channel) throws TooManyCodesException {
        take(testsOfUser, caller.user().value());
        Instant now = clock.instant();
        return add(
                        channel,
                        Kind.TEST,
                        "Pipstream test",
                        "This is the test of the channel " + channel.name() + " that you asked for.",
                        "{\"type\":\"test\",\"timestamp\":\"" + now + "\"}",
                        now)
                .stream()
                .findFirst();
    }

    /** Has a dead notification delivered again; empty if the caller has no dead one of that id. */
    public Optional<Notification> retry(Caller caller, long id) {
        Optional<Notification> waiting = notifications.retry(id, caller.user(), clock.instant());
        if (waiting.isPresent()) {
            bells.forEach(DeliveryBell::rung);
        }
        return waiting;
    }

    private void takeCode(Caller caller, String address) throws TooManyCodesException {
        take(codesOfUser, caller.user().value());
        take(codesForAddress, EmailAddress.key(address));
    }

    private static void take(RateLimits limits, String whose) throws TooManyCodesException {
        @Nullable Duration wait = limits.take(whose).orElse(null);
        if (wait != null) {
            throw new TooManyCodesException(wait);
        }
    }

    private void sendCode(Channel channel, Instant now) {
        String code = "%06d".formatted(Math.floorMod(nonces.next(), CODES));
        channels.expect(channel.id(), new ExpectedCode(hash(channel, code), now.plus(CODE_LASTS), CODE_ATTEMPTS));
        add(
                channel,
                Kind.CONFIRMATION,
                "Your code for Pipstream: " + code,
                "Somebody who uses Pipstream wants to be notified at this address. If that is you, confirm it with the code "
                        + code + " within an hour. If not, do nothing, and nothing more will be sent.",
                "{}",
                now);
    }

    private List<Long> add(Channel channel, Kind kind, String subject, String body, String data, Instant now) {
        List<Long> ids = notifications
                .add(List.of(
                        new NewNotification(channel.id(), channel.user(), kind, null, subject, body, data, now, now)))
                .ids();
        bells.forEach(DeliveryBell::rung);
        return ids;
    }

    private static String hash(Channel channel, String code) {
        return Digests.sha256(channel.id() + ":" + code);
    }

    private AuditEntry entry(Caller caller, String act, Channel channel) {
        String detail = channel.medium().code() + (channel.enabled() ? "" : ", off");
        return new AuditEntry(clock.instant(), caller.actor(), act, channel.id(), detail);
    }
}
