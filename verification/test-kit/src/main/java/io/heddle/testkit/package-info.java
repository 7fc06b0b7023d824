// SPDX-License-Identifier: Apache-2.0
/**
 * Test fixtures shared by several modules.
 *
 * <p>{@link io.heddle.testkit.SharedBroker} is the broker of a test JVM, {@link io.heddle.testkit.TestScope} provides
 * unique names for a single test on it, and {@link io.heddle.testkit.BrokerProcess} is a broker that tests can kill.
 * {@link io.heddle.testkit.ContractFixture} builds contracts, {@link io.heddle.testkit.BaselineFile} compares a text
 * with a file under version control.
 */
@NullMarked
package io.heddle.testkit;

import org.jspecify.annotations.NullMarked;
