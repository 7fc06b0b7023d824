// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.regex.Pattern;

/**
 * The name of a Kafka topic in the mesh.
 *
 * @param value 1 to 249 characters of {@code [a-z0-9.-]}; {@code _} is not allowed, because it collides with a dot in
 *        Kafka's metric names
 */
public record TopicName(String value) implements Comparable<TopicName> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,249}");

    /** @throws IllegalArgumentException if the value does not match the pattern */
    public TopicName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("topic name '" + value
                    + "' is not valid; expected 1 to 249 lower-case letters, digits, '.' or '-'");
        }
    }

    /** The Schema Registry subject of this topic's values. */
    public String valueSubject() {
        return value + "-value";
    }

    /** The Schema Registry subject of this topic's keys. */
    public String keySubject() {
        return value + "-key";
    }

    @Override
    public int compareTo(TopicName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
