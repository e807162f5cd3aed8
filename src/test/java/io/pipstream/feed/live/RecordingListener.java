package io.pipstream.feed.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what happens on a connection, in order. */
final class RecordingListener implements Transport.LineListener {

    final List<String> told = new CopyOnWriteArrayList<>();
    volatile Answer refusal;

    @Override
    public void opened() {
        told.add("opened");
    }

    @Override
    public void heard(List<String> messages) {
        messages.forEach(message -> told.add("heard " + message));
    }

    @Override
    public void malformed(String detail) {
        told.add("malformed " + detail);
    }

    @Override
    public void alive() {
        told.add("alive");
    }

    @Override
    public void refused(Answer answer) {
        refusal = answer;
        told.add("refused " + answer.status());
    }

    @Override
    public void lost(String reason) {
        told.add("lost " + reason);
    }
}
