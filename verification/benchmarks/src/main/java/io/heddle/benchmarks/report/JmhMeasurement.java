// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.report;

/**
 * What one turn of one side gave.
 *
 * @param nanos per operation
 * @param bytes allocated per operation
 */
public record JmhMeasurement(double nanos, double bytes) {}
