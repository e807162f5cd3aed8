package io.pipstream.ledger;

import java.util.List;

/**
 * All it takes to make an account's state again, each as JSON.
 *
 * @param body the account's own fields
 * @param pendingOrders of the present epoch, oldest first
 * @param openTrades of the present epoch, oldest first
 */
public record AccountRows(Head head, String body, List<String> pendingOrders, List<String> openTrades) {}
