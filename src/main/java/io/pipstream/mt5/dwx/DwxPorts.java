package io.pipstream.mt5.dwx;

/**
 * Where a bridge is bound.
 *
 * @param commands to which clients push
 * @param replies from which they pull
 * @param prices to which they subscribe
 */
record DwxPorts(int commands, int replies, int prices) {

    int get(int index) {
        return switch (index) {
            case 0 -> commands;
            case 1 -> replies;
            default -> prices;
        };
    }
}
