// SPDX-License-Identifier: Apache-2.0
/**
 * The gate side by side with other Kafka Streams applications: throughput, latency, the cost of exactly-once,
 * isolation. Real processes: a broker, the application under test, and this one, which loads and looks.
 */
@org.jspecify.annotations.NullMarked
package io.heddle.benchmarks.gate;
