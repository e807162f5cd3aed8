package io.pipstream.signal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text with places, {@code {{path}}}, that values of a document take: as values, which are never read again. Immutable. */
record TextPattern(List<Part> parts) {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int LONGEST_RESULT = 1_000;

    /** A piece of text, or a place. */
    sealed interface Part {}

    record Words(String text) implements Part {}

    record Place(ValuePath path) implements Part {}

    TextPattern {
        parts = List.copyOf(parts);
    }

    /** Empty if a place has no end, or holds no path. */
    static Optional<TextPattern> parse(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            Optional<ValuePath> path = close < 0
                    ? Optional.empty()
                    : ValuePath.parse(
                            text.substring(open + OPEN.length(), close).strip());
            if (path.isEmpty()) {
                return Optional.empty();
            }
            if (open > at) {
                parts.add(new Words(text.substring(at, open)));
            }
            parts.add(new Place(path.get()));
            at = close + CLOSE.length();
        }
        if (at < text.length() || parts.isEmpty()) {
            parts.add(new Words(text.substring(at)));
        }
        return Optional.of(new TextPattern(parts));
    }

    /**
     * What it becomes: where it is one place and no more, the value itself. Missing if there is no value for any place.
     *
     * @throws NoTextException if a value is a list or an object, or all of it is too long
     */
    JsonNode fill(JsonNode document) throws NoTextException {
        if (parts.size() == 1 && parts.get(0) instanceof Place place) {
            return value(place, document);
        }
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Words words) {
                filled.append(words.text());
            } else if (part instanceof Place place) {
                JsonNode value = value(place, document);
                if (value.isMissingNode()) {
                    return value;
                }
                filled.append(value.asText());
            }
            if (filled.length() > LONGEST_RESULT) {
                throw new NoTextException("would be longer than " + LONGEST_RESULT + " characters");
            }
        }
        return TextNode.valueOf(filled.toString());
    }

    private static JsonNode value(Place place, JsonNode document) throws NoTextException {
        return single(place.path().in(document), String.join(".", place.path().steps()));
    }

    /**
     * The value, missing if it is null.
     *
     * @param name where it is, for people
     */
    static JsonNode single(JsonNode value, String name) throws NoTextException {
        if (value.isContainerNode()) {
            throw new NoTextException("would be a list or an object: " + name);
        }
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** What a pattern becomes is no text; the message goes on after a field's name. */
    static final class NoTextException extends Exception {

        private static final long serialVersionUID = 1L;

        NoTextException(String flaw) {
            super(flaw, null, false, false);
        }
    }
}
