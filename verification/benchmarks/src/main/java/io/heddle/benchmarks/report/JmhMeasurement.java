// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.report;

/**
 * The result of one run of one variant.
 *
 * @param nanos nanoseconds per operation
 * @param bytes bytes allocated per operation
 */
public record JmhMeasurement(double nanos, double bytes) {}
