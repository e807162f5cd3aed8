package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads what an account is to be. What is not named stays as it is. Immutable. */
public final class AccountReader {

    private static final BigDecimal LEAST_BALANCE = new BigDecimal("0.0001");
    private static final BigDecimal MOST_BALANCE = new BigDecimal("1000000000000");
    private static final int BALANCE_DIGITS = 4;

    private final Instruments instruments;

    /** @param instruments whose currencies an account may have */
    public AccountReader(Instruments instruments) {
        this.instruments = instruments;
    }

    /** How an account begins again. */
    public record Reset(AccountTerms terms, BigDecimal deposit) {}

    /**
     * The body of a reset.
     *
     * @param present the account as it is
     * @param seed for a realism model that is named without one
     */
    public Reset reset(JsonNode body, Reset present, long seed) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        BigDecimal balance = fields.number("balance", LEAST_BALANCE, MOST_BALANCE, BALANCE_DIGITS);
        Reset reset = new Reset(
                terms(fields, present.terms(), seed), balance == null ? present.deposit() : Amounts.round(balance));
        fields.refuseIfWrong();
        return reset;
    }

    /** The body of a change of profile or realism; the currency is given up in a reset only. */
    public Command.ChangeTerms change(JsonNode body, AccountTerms present, long seed) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        if (!fields.has("profile") && !fields.has("realism")) {
            fields.wrong("body", "must name profile or realism");
        }
        AccountTerms terms = terms(fields, present, seed);
        if (!terms.currency().equals(present.currency())) {
            fields.wrong("currency", "changes with a reset only");
        }
        fields.refuseIfWrong();
        return new Command.ChangeTerms(terms);
    }

    private AccountTerms terms(Fields fields, AccountTerms present, long seed) {
        RuleProfileName profile = fields.choice("profile", RuleProfileName.class);
        return new AccountTerms(
                currency(fields, present.currency()),
                profile == null ? present.rules() : profile,
                RealismReader.read(fields, present.realism(), seed));
    }

    private Currency currency(Fields fields, Currency present) {
        String code = fields.text("currency", Fields.LONGEST_NAME);
        if (code == null) {
            return present;
        }
        String capitals = code.toUpperCase(Locale.ROOT);
        return instruments.all().stream()
                .flatMap(instrument -> Stream.of(instrument.base(), instrument.quoteCurrency()))
                .filter(currency -> currency.code().equals(capitals))
                .findFirst()
                .orElseGet(() -> {
                    fields.wrong("currency", "is not a currency that is traded here");
                    return present;
                });
    }
}
