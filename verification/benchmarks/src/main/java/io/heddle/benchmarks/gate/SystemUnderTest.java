// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

/** What moves records from ingest to output. */
enum SystemUnderTest {
    /** The gate as it ships. */
    HEDDLE("heddle"),
    /** The gate with no thread to help its stream thread. */
    HEDDLE_ALONE("heddle, no helpers"),
    /** A Kafka Streams topology that copies bytes, with the settings of the gate's. */
    IDENTITY("identity"),
    /** The same with Kafka Streams' default settings, but for guarantee, commit interval and threads. */
    IDENTITY_DEFAULTS("identity, default settings"),
    /**
     * The same governance with Confluent's serdes, {@code GenericRecord}, cel-java and Tink, with the settings of the
     * gate's.
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
