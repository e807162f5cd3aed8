package io.pipstream.mt5.dwx;

import io.pipstream.mt5.Dealer;
import java.util.List;
import java.util.function.Supplier;

/** Makes a question of what came in, and knows who answers it. Thread-safe. */
final class Questions {

    private final AccountOwner owner;
    private final Opening opening;
    private final Modifying modifying;
    private final Closing closing;
    private final Reading reading;
    private final Candles candles;
    private final Tracking tracking;

    /** What is done by somebody with an account. */
    @FunctionalInterface
    private interface Deal {
        PythonDict with(Dealer dealer) throws RefusedCommandException;
    }

    Questions(
            AccountOwner owner,
            Opening opening,
            Modifying modifying,
            Closing closing,
            Reading reading,
            Candles candles,
            Tracking tracking) {
        this.owner = owner;
        this.opening = opening;
        this.modifying = modifying;
        this.closing = closing;
        this.reading = reading;
        this.candles = candles;
        this.tracking = tracking;
    }

    /** What is no command is a question, too: its answer is an error. */
    Question of(String text) {
        try {
            return asked(CommandParser.parse(text));
        } catch (RefusedCommandException refused) {
            return new Asked(CommandParser.action(text), () -> CommandParser.beginning(text), () -> {
                throw refused;
            });
        }
    }

    private Question asked(DwxCommand command) {
        if (command instanceof DwxCommand.Open open) {
            return deal(Answers.EXECUTION, PythonDict::new, dealer -> opening.open(dealer, open));
        }
        if (command instanceof DwxCommand.Modify modify) {
            return deal(Answers.MODIFY, ticket(modify.ticket()), dealer -> modifying.modify(dealer, modify));
        }
        if (command instanceof DwxCommand.Close close) {
            return deal(Answers.CLOSE, ticket(close.ticket()), dealer -> closing.close(dealer, close.ticket()));
        }
        if (command instanceof DwxCommand.ClosePartial close) {
            return deal(
                    Answers.CLOSE,
                    ticket(close.ticket()),
                    dealer -> closing.closePartial(dealer, close.ticket(), close.lots()));
        }
        if (command instanceof DwxCommand.CloseMagic close) {
            return deal(
                    Answers.CLOSE_ALL_MAGIC,
                    () -> new PythonDict().whole("_magic", close.magic()),
                    dealer -> closing.closeMagic(dealer, close.magic()));
        }
        if (command instanceof DwxCommand.CloseAll) {
            return deal(Answers.CLOSE_ALL, PythonDict::new, closing::closeAll);
        }
        if (command instanceof DwxCommand.GetOpenTrades) {
            return deal(Answers.OPEN_TRADES, PythonDict::new, reading::openTrades);
        }
        if (command instanceof DwxCommand.GetAccountInfo) {
            return deal(
                    Answers.ACCOUNT,
                    () -> new PythonDict()
                            .text("account_number", owner.account().value()),
                    reading::account);
        }
        return withoutAccount(command);
    }

    private Question withoutAccount(DwxCommand command) {
        if (command instanceof DwxCommand.History history) {
            return asked(
                    Answers.HIST,
                    () -> new PythonDict().text("_symbol", Candles.name(history.symbol(), history.timeframe())),
                    () -> candles.history(history));
        }
        if (command instanceof DwxCommand.ClosingPrices prices) {
            return asked(Answers.DATA, PythonDict::new, () -> candles.closingPrices(prices));
        }
        if (command instanceof DwxCommand.TrackPrices track) {
            return asked(
                    Answers.TRACK_PRICES,
                    PythonDict::new,
                    () -> tracked(
                            Answers.TRACK_PRICES,
                            "symbol_count",
                            track.symbols().size(),
                            tracking.trackPrices(track.symbols())));
        }
        if (command instanceof DwxCommand.TrackRates track) {
            return asked(
                    Answers.TRACK_RATES,
                    PythonDict::new,
                    () -> tracked(
                            Answers.TRACK_RATES,
                            "instrument_count",
                            track.rates().size(),
                            tracking.trackRates(track.rates())));
        }
        return asked(
                Answers.HEARTBEAT,
                PythonDict::new,
                () -> Answers.of(Answers.HEARTBEAT).text("_response", "loud and clear!"));
    }

    /** Those that there are not count as well, as in the terminal's program. */
    private static PythonDict tracked(String action, String countName, int count, List<String> unknown) {
        PythonDict data = new PythonDict().whole(countName, count);
        return Answers.of(action).dict("_data", count == 0 ? data : data.texts("error_symbols", unknown));
    }

    private static Supplier<PythonDict> ticket(long ticket) {
        return () -> new PythonDict().whole("_ticket", ticket);
    }

    private Question deal(String action, Supplier<PythonDict> subject, Deal deal) {
        return asked(action, subject, () -> deal.with(owner.dealer()));
    }

    private Question asked(String action, Supplier<PythonDict> subject, Asked.Work work) {
        return new Asked(action, () -> Answers.of(action).all(subject.get()), work);
    }
}
