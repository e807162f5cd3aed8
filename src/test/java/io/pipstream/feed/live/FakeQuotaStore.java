package io.pipstream.feed.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store in memory, which can be told to be down. */
final class FakeQuotaStore implements QuotaStore {

    final Map<String, Spent> spentBySource = new HashMap<>();
    boolean isDown;

    @Override
    public Optional<Spent> spent(String source) {
        failIfDown();
        return Optional.ofNullable(spentBySource.get(source));
    }

    @Override
    public void record(String source, Spent spent) {
        failIfDown();
        spentBySource.put(source, spent);
    }

    private void failIfDown() {
        if (isDown) {
            throw new IllegalStateException("down");
        }
    }
}
