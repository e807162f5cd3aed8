package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Malformed;
import java.util.ArrayList;
import java.util.List;

/** How a dialect understands one JSON object; what it cannot understand becomes the {@link Heard} that says so. */
@FunctionalInterface
interface Reading {

    List<Heard> heard(JsonNode json) throws NotUnderstoodException;

    /** Of a message on a connection that goes on. */
    static List<Heard> message(String text, Reading reading) {
        try {
            return reading.heard(SourceJson.object(text));
        } catch (NotUnderstoodException wrong) {
            return List.of(new Malformed(wrong.detail()));
        }
    }

    /** Of an answer to a question. */
    static List<Heard> answer(Answer answer, Reading reading) {
        if (answer.status() != 200) {
            return List.of(Refusals.of(answer));
        }
        try {
            return reading.heard(SourceJson.object(answer.body()));
        } catch (NotUnderstoodException wrong) {
            return List.of(Refusals.notUnderstood(wrong));
        }
    }

    /** Of each element of an array in its order; one that is wrong does not spoil the others. An empty one is a sign of life. */
    static List<Heard> each(JsonNode object, String field, Reading reading) throws NotUnderstoodException {
        JsonNode elements = object.path(field);
        if (!elements.isArray()) {
            throw new NotUnderstoodException(field + " is no list: " + Excerpt.of(elements.toString()));
        }
        List<Heard> all = new ArrayList<>(elements.size());
        for (JsonNode element : elements) {
            try {
                all.addAll(reading.heard(element));
            } catch (NotUnderstoodException wrong) {
                all.add(new Malformed(wrong.detail()));
            }
        }
        return all.isEmpty() ? List.of(new Alive()) : all;
    }
}
