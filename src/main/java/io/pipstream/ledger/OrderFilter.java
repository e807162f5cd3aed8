package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.order.OrderStatus;
import java.util.Optional;

/**
 * Which orders of an account to look for.
 *
 * @param offset how many of the newest to pass over, from 0
 * @param limit how many to give at most, from 1
 */
public record OrderFilter(
        AccountId account,
        String epoch,
        Optional<String> instrument,
        Optional<OrderStatus> status,
        int offset,
        int limit) {}
