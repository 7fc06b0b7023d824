// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

/** The systems that move records from ingest to output. */
enum SystemUnderTest {
    /** The gate as shipped. */
    HEDDLE("heddle"),
    /** The gate without helper threads for its stream thread. */
    HEDDLE_ALONE("heddle, no helpers"),
    /** A Kafka Streams topology that copies bytes, with the gate's settings. */
    IDENTITY("identity"),
    /** The same with Kafka Streams' default settings, except for guarantee, commit interval and threads. */
    IDENTITY_DEFAULTS("identity, default settings"),
    /**
     * The same governance with Confluent's serdes, {@code GenericRecord}, cel-java and Tink, with the gate's settings.
     */
    CONFLUENT("Confluent serdes");

    private final String title;

    SystemUnderTest(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
