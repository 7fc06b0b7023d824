// SPDX-License-Identifier: Apache-2.0
/**
 * Compares the gate with other Kafka Streams applications: throughput, latency, the cost of exactly-once, isolation.
 * Uses separate processes: a broker, the application under test, and this one, which generates load and measures.
 */
@org.jspecify.annotations.NullMarked
package io.heddle.benchmarks.gate;
