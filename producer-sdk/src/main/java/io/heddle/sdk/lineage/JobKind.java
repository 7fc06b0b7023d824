// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

/** The type of an application in OpenLineage's {@code jobType} facet. */
enum JobKind {
    /** A Kafka Streams topology. */
    STREAMS("STREAMING", "KAFKA_STREAMS", "TOPOLOGY"),
    /** A service with plain producers or consumers. */
    CLIENT("SERVICE", "KAFKA", "CLIENT");

    private final String processingType;
    private final String integration;
    private final String jobType;

    JobKind(String processingType, String integration, String jobType) {
        this.processingType = processingType;
        this.integration = integration;
        this.jobType = jobType;
    }

    String processingType() {
        return processingType;
    }

    String integration() {
        return integration;
    }

    String jobType() {
        return jobType;
    }
}
