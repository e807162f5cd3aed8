package io.pipstream.mt5.dwx;

import static io.pipstream.mt5.dwx.CommandText.wrong;

import io.pipstream.domain.order.OrderType;
import io.pipstream.mt5.OrderKind;
import io.pipstream.mt5.Timeframe;
import io.pipstream.mt5.dwx.DwxCommand.TrackRates.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Understands commands of the DWX connector, such as {@code TRADE;OPEN;0;EURUSD;0.0;500;500;comment;0.01;123456;0}. Fields
 * that a command does not use may hold anything, because clients fill them with what they sent before.
 */
final class CommandParser {

    /** TRADE, action, type, symbol, price, stop-loss, take-profit, comment, lots, magic, ticket. */
    private static final int MOST_FIELDS_OF_A_TRADE = 11;

    private static final int LONGEST_COMMENT = 500;
    private static final int LONGEST_SHOWN = 32;
    private static final BigDecimal FARTHEST = new BigDecimal(10_000_000);

    private CommandParser() {}

    /** @throws RefusedCommandException if it is none, or one of its fields will not do */
    static DwxCommand parse(String text) throws RefusedCommandException {
        if (text.length() > CommandText.LONGEST) {
            throw new RefusedCommandException(
                    MtError.INVALID_PARAMETERS, "A command has at most %d characters.".formatted(CommandText.LONGEST));
        }
        CommandText command = new CommandText(text);
        return switch (command.field(0)) {
            case "HEARTBEAT" -> new DwxCommand.Heartbeat();
            case "TRADE" -> trade(command);
            case "HIST" -> new DwxCommand.History(symbol(command, 1), timeframe(command), start(command), end(command));
            case "DATA" ->
                new DwxCommand.ClosingPrices(symbol(command, 1), timeframe(command), start(command), end(command));
            case "TRACK_PRICES" -> new DwxCommand.TrackPrices(command.fieldsFrom(1));
            case "TRACK_RATES" -> new DwxCommand.TrackRates(rates(command));
            default -> throw unknown();
        };
    }

    /** Under what the answer to this text comes, even if it is none. */
    static String action(String text) {
        CommandText command = new CommandText(text);
        return switch (command.field(0)) {
            case "HEARTBEAT" -> Answers.HEARTBEAT;
            case "HIST" -> Answers.HIST;
            case "DATA" -> Answers.DATA;
            case "TRACK_PRICES" -> Answers.TRACK_PRICES;
            case "TRACK_RATES" -> Answers.TRACK_RATES;
            case "TRADE" ->
                switch (command.field(1)) {
                    case "OPEN" -> Answers.EXECUTION;
                    case "MODIFY" -> Answers.MODIFY;
                    case "CLOSE", "CLOSE_PARTIAL" -> Answers.CLOSE;
                    case "CLOSE_MAGIC" -> Answers.CLOSE_ALL_MAGIC;
                    case "CLOSE_ALL" -> Answers.CLOSE_ALL;
                    case "GET_OPEN_TRADES" -> Answers.OPEN_TRADES;
                    case "GET_ACCOUNT_INFO" -> Answers.ACCOUNT;
                    default -> Answers.UNKNOWN;
                };
            default -> Answers.UNKNOWN;
        };
    }

    /** The answer as far as it is known without the command: the client looks for candles by their name. */
    static PythonDict beginning(String text) {
        String action = action(text);
        PythonDict answer = Answers.of(action);
        CommandText command = new CommandText(text);
        return action.equals(Answers.HIST)
                ? answer.text("_symbol", shown(command.field(1)) + "_" + shown(command.field(2)))
                : answer;
    }

    private static String shown(String field) {
        return field.substring(0, Math.min(field.length(), LONGEST_SHOWN));
    }

    private static DwxCommand trade(CommandText command) throws RefusedCommandException {
        if (command.size() > MOST_FIELDS_OF_A_TRADE) {
            throw new RefusedCommandException(
                    MtError.INVALID_PARAMETERS,
                    "TRADE has %d fields; a comment must not contain a semicolon.".formatted(MOST_FIELDS_OF_A_TRADE));
        }
        return switch (command.field(1)) {
            case "OPEN" -> open(command);
            case "MODIFY" -> new DwxCommand.Modify(ticket(command), command.decimal(4, "price"), distances(command));
            case "CLOSE" -> new DwxCommand.Close(ticket(command));
            case "CLOSE_PARTIAL" -> new DwxCommand.ClosePartial(ticket(command), lots(command));
            case "CLOSE_MAGIC" -> new DwxCommand.CloseMagic(magic(command));
            case "CLOSE_ALL" -> new DwxCommand.CloseAll();
            case "GET_OPEN_TRADES" -> new DwxCommand.GetOpenTrades();
            case "GET_ACCOUNT_INFO" -> new DwxCommand.GetAccountInfo();
            default -> throw unknown();
        };
    }

    private static DwxCommand open(CommandText command) throws RefusedCommandException {
        OrderKind kind = kind(command.field(2));
        return new DwxCommand.Open(
                kind,
                symbol(command, 3),
                kind.type() == OrderType.MARKET ? BigDecimal.ZERO : command.decimal(4, "price"),
                distances(command),
                comment(command),
                lots(command),
                magic(command));
    }

    private static OrderKind kind(String number) throws RefusedCommandException {
        int given = number.length() == 1 ? Character.digit(number.charAt(0), 10) : -1;
        return OrderKind.numbered(given).orElseThrow(() -> wrong("type", "0 to 5"));
    }

    /** PostgreSQL keeps no NUL, and UTF-8 no half of a pair. */
    private static String comment(CommandText command) throws RefusedCommandException {
        String comment = command.asGiven(7);
        boolean writable = comment.codePoints()
                .noneMatch(point -> (Character.isISOControl(point) && "\n\r\t".indexOf(point) < 0)
                        || Character.getType(point) == Character.SURROGATE);
        if (!writable || comment.length() > LONGEST_COMMENT) {
            throw wrong("comment", "of at most %d characters, none of them for control".formatted(LONGEST_COMMENT));
        }
        return comment;
    }

    private static String symbol(CommandText command, int number) throws RefusedCommandException {
        String symbol = command.field(number);
        if (symbol.isEmpty()) {
            throw wrong("symbol", "given");
        }
        return symbol;
    }

    private static DwxCommand.Distances distances(CommandText command) throws RefusedCommandException {
        return new DwxCommand.Distances(distance(command, 5, "sl"), distance(command, 6, "tp"));
    }

    private static BigDecimal distance(CommandText command, int number, String name) throws RefusedCommandException {
        BigDecimal points = command.decimal(number, name);
        if (points.abs().compareTo(FARTHEST) > 0) {
            throw wrong(name, "at most %s points".formatted(FARTHEST));
        }
        return points;
    }

    private static BigDecimal lots(CommandText command) throws RefusedCommandException {
        BigDecimal lots = command.decimal(8, "lots");
        if (lots.signum() < 0) {
            throw new RefusedCommandException(MtError.INVALID_VOLUME, "LOTS must not be negative.");
        }
        return lots;
    }

    private static long magic(CommandText command) throws RefusedCommandException {
        return command.whole(9, "magic");
    }

    private static long ticket(CommandText command) throws RefusedCommandException {
        return command.whole(10, "ticket");
    }

    private static Timeframe timeframe(CommandText command) throws RefusedCommandException {
        return Timeframe.ofMinutes(command.field(2))
                .orElseThrow(() -> wrong("timeframe", "one of 1, 5, 15, 30, 60, 240, 1440, 10080, 43200"));
    }

    private static Instant start(CommandText command) throws RefusedCommandException {
        return time(command, 3, "start");
    }

    private static Instant end(CommandText command) throws RefusedCommandException {
        return time(command, 4, "end");
    }

    private static Instant time(CommandText command, int number, String name) throws RefusedCommandException {
        return DwxTimes.parse(command.field(number))
                .orElseThrow(() -> wrong(name, "a time such as 2026.01.15 12:00:00"));
    }

    private static List<Rate> rates(CommandText command) {
        List<String> fields = command.fieldsFrom(1);
        List<Rate> rates = new ArrayList<>();
        for (int next = 0; next < fields.size(); next += 2) {
            rates.add(new Rate(fields.get(next), next + 1 < fields.size() ? fields.get(next + 1) : ""));
        }
        return rates;
    }

    private static RefusedCommandException unknown() {
        return new RefusedCommandException(MtError.UNKNOWN_COMMAND, "There is no such command.");
    }
}
