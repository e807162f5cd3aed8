package io.pipstream.feed.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of straight pieces over the time that a scenario takes, which runs from 0 to 1. Immutable.
 *
 * @param points in order of their places; the first is at 0 and the last at 1
 */
record Curve(List<Point> points) {

    /** One of its corners. */
    record Point(double place, double value) {}

    Curve {
        points = List.copyOf(points);
        boolean spans = points.size() > 1
                && points.get(0).place() == 0
                && points.get(points.size() - 1).place() == 1;
        for (int index = 1; index < points.size(); index++) {
            spans &= points.get(index - 1).place() < points.get(index).place();
        }
        if (!spans) {
            throw new IllegalArgumentException("A curve rises from place 0 to place 1: " + points);
        }
    }

    /** @param placesAndValues one after the other: 0, value, place, value … 1, value */
    static Curve through(double... placesAndValues) {
        List<Point> points = new ArrayList<>();
        for (int index = 0; index + 1 < placesAndValues.length; index += 2) {
            points.add(new Point(placesAndValues[index], placesAndValues[index + 1]));
        }
        return new Curve(points);
    }

    static Curve level(double value) {
        return through(0, value, 1, value);
    }

    /** @param place from 0 to 1 */
    double at(double place) {
        int next = 1;
        while (next < points.size() - 1 && points.get(next).place() < place) {
            next++;
        }
        Point before = points.get(next - 1);
        Point after = points.get(next);
        double share = (place - before.place()) / (after.place() - before.place());
        return before.value() * (1 - share) + after.value() * share;
    }
}
