package io.pipstream.messaging;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What one JMS message carries: events in the order they were decided.
 *
 * @param publishedMillis when it was handed to the broker, in milliseconds since 1970
 */
record Batch(long publishedMillis, List<Entry> entries) {

    private static final int MOST_ENTRIES = 10_000;

    /**
     * One event.
     *
     * @param stream what its sequence counts: an account, all signals, or the probes of one publisher
     * @param sequence rises by one within its stream
     */
    record Entry(String stream, long sequence, String text) {}

    Batch {
        entries = List.copyOf(entries);
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("More than " + MOST_ENTRIES + " events in one batch");
        }
    }

    Message toMessage(JMSContext jms) throws JMSException {
        StreamMessage message = jms.createStreamMessage();
        message.writeLong(publishedMillis);
        message.writeInt(entries.size());
        for (Entry entry : entries) {
            message.writeString(entry.stream());
            message.writeLong(entry.sequence());
            message.writeString(entry.text());
        }
        return message;
    }

    /**
     * Reads a message of ours.
     *
     * @throws MessageFormatException if it is not of our making
     */
    static Batch of(Message message) throws JMSException {
        if (!(message instanceof StreamMessage stream)) {
            throw new MessageFormatException("Not a message of ours: " + message.getJMSMessageID());
        }
        long publishedMillis = stream.readLong();
        int size = stream.readInt();
        List<Entry> entries = new ArrayList<>();
        for (int read = 0; read < size; read++) {
            entries.add(new Entry(stream.readString(), stream.readLong(), stream.readString()));
        }
        return new Batch(publishedMillis, entries);
    }
}
