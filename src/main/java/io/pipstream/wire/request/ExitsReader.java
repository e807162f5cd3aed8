package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.order.Exits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a change of an open trade's exits: null takes one away, and what is not named stays. */
public final class ExitsReader {

    private static final String TRAILING_DISTANCE = "trailing_distance";
    private static final String TRAILING_PIPS = "trailing_stop_pips";

    private ExitsReader() {}

    public static Command.ChangeTrade read(JsonNode body, Trade trade) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        if (Stream.of("stop_loss", Targets.name(1), Targets.name(2), Targets.name(3), TRAILING_DISTANCE, TRAILING_PIPS)
                .noneMatch(fields::names)) {
            fields.wrong("body", "must name stop_loss, take_profit_1 to 3, trailing_distance or trailing_stop_pips");
        }
        Exits exits = new Exits(
                fields.names("stop_loss")
                        ? fields.price("stop_loss", trade.instrument())
                        : trade.exits().stopLoss(),
                targets(fields, trade),
                fields.names(TRAILING_DISTANCE) || fields.names(TRAILING_PIPS)
                        ? Targets.trailingDistance(fields, trade.instrument())
                        : trade.exits().trailingDistance());
        fields.refuseIfWrong();
        return new Command.ChangeTrade(trade.id(), exits);
    }

    /** The targets keep their numbers when the first of them are taken. */
    private static List<BigDecimal> targets(Fields fields, Trade trade) {
        List<BigDecimal> targets = new ArrayList<>();
        for (int number = 1; number <= Targets.MOST; number++) {
            String name = Targets.name(number);
            BigDecimal given = fields.price(name, trade.instrument());
            if (number <= trade.targetsTaken()) {
                checkTaken(fields, name, given, trade.takenTargets().get(number - 1));
            } else {
                BigDecimal target = fields.names(name) ? given : present(trade, number);
                if (target != null) {
                    Targets.checkFurther(fields, name, targets, target, trade.side());
                    targets.add(target);
                }
            }
        }
        return targets;
    }

    private static void checkTaken(Fields fields, String name, @Nullable BigDecimal given, BigDecimal taken) {
        if (given != null && given.compareTo(taken) != 0) {
            fields.wrong(name, "was taken already");
        }
    }

    private static @Nullable BigDecimal present(Trade trade, int number) {
        List<BigDecimal> targets = trade.exits().takeProfits();
        int place = number - trade.targetsTaken() - 1;
        return place < targets.size() ? targets.get(place) : null;
    }
}
