// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.regex.Pattern;

/**
 * A Kafka topic name that the mesh uses.
 *
 * @param value 1 to 249 characters of {@code [a-z0-9.-]}; never {@code _}, because Kafka's metrics confuse it with a
 *        dot
 */
public record TopicName(String value) implements Comparable<TopicName> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,249}");

    /** @throws IllegalArgumentException if the value breaks the rule */
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
