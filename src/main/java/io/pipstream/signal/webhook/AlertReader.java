package io.pipstream.signal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Digests;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalReader;
import io.pipstream.signal.SignalWebhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes signals of alerts: by the webhook's template first, and then with what strangers leave out or say in their own way.
 * Prices are rounded to the instrument's digits, one that is missing for the entry is the current one, and an alert without
 * an id has one that is made of what it says.
 */
@ApplicationScoped
public class AlertReader {

    /** What every id begins with that is made of an alert's content. */
    static final String ID_PREFIX = "wh-";

    /** Of alerts that do not say how sure they are. */
    static final int CONFIDENCE = 50;

    private static final int ID_DIGITS = 40;
    private static final int MOST_DIGITS = 40;
    private static final String ENTRY = "entry_price";

    private final SignalReader reader;
    private final Instruments instruments;
    private final QuoteBook quotes;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AlertReader() {
        this.reader = null;
        this.instruments = null;
        this.quotes = null;
    }

    @Inject
    public AlertReader(SignalReader reader, Instruments instruments, QuoteBook quotes) {
        this.reader = reader;
        this.instruments = instruments;
        this.quotes = quotes;
    }

    /** @throws InvalidSignalException naming each wrong field of the signal that the template makes of it */
    public Signal read(AlertTemplate template, SignalWebhook webhook, JsonNode alert) throws InvalidSignalException {
        ObjectNode fields = template.apply(alert);
        Optional<Instrument> instrument = instrument(fields);
        if (instrument.isPresent()) {
            fields.put("pair", instrument.get().symbol());
            round(fields, instrument.get());
        }
        boolean hasEntry = fields.has(ENTRY);
        if (!hasEntry && instrument.isPresent()) {
            enter(fields, instrument.get());
        }
        if (!fields.has("confidence")) {
            fields.put("confidence", CONFIDENCE);
        }
        if (!fields.has("signal_id")) {
            fields.put("signal_id", idOf(webhook, alert));
        }
        fields.put("signal_source", webhook.source());
        try {
            return reader.read(fields, webhook.source());
        } catch (InvalidSignalException wrong) {
            throw hasEntry ? wrong : withoutEntry(wrong);
        }
    }

    /** That a number is wanted is not all that can be said of an entry that is missing. */
    private static InvalidSignalException withoutEntry(InvalidSignalException wrong) {
        Map<String, String> fields = new TreeMap<>(wrong.fields());
        fields.computeIfPresent(
                ENTRY,
                (field, sentence) -> ENTRY + " is missing, and no fresh price is known for that pair and direction");
        return new InvalidSignalException(fields);
    }

    private Optional<Instrument> instrument(ObjectNode fields) {
        JsonNode name = fields.path(fields.has("pair") ? "pair" : "symbol");
        return name.isTextual() ? instruments.find(Tickers.symbol(name.textValue())) : Optional.empty();
    }

    private static void round(ObjectNode fields, Instrument instrument) {
        for (String field : AlertFields.PRICES) {
            JsonNode price = fields.path(field);
            if (price.isNumber() && isSane(price.decimalValue())) {
                BigDecimal rounded =
                        price.decimalValue().setScale(instrument.terms().priceDigits(), RoundingMode.HALF_EVEN);
                fields.set(field, DecimalNode.valueOf(rounded));
            }
        }
    }

    /** Others are refused where they are read; to change their scale might fill the memory. */
    private static boolean isSane(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    /** At the price that somebody would get who follows it now, if that is known. */
    private void enter(ObjectNode fields, Instrument instrument) {
        Optional<Quote> fresh =
                quotes.current(instrument).filter(current -> !current.stale()).map(CurrentQuote::quote);
        String direction = fields.path("direction").asText().toLowerCase(Locale.ROOT);
        switch (direction) {
            case "buy", "long" -> fresh.ifPresent(quote -> fields.put(ENTRY, quote.ask()));
            case "sell", "short" -> fresh.ifPresent(quote -> fields.put(ENTRY, quote.bid()));
            default -> {
                // refused for that
            }
        }
    }

    /** The same for the same content, whatever is between its values, and for no other webhook's. */
    private static String idOf(SignalWebhook webhook, JsonNode alert) {
        return ID_PREFIX + Digests.sha256(webhook.id() + "\n" + alert).substring(0, ID_DIGITS);
    }
}
