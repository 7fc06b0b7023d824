// SPDX-License-Identifier: Apache-2.0
/**
 * What tests of several modules share.
 *
 * <p>{@link io.heddle.testkit.SharedBroker} is the one broker of a test JVM and {@link io.heddle.testkit.TestScope}
 * what a single test calls its own on it; {@link io.heddle.testkit.BrokerProcess} is a broker to kill.
 * {@link io.heddle.testkit.ContractFixture} builds contracts, {@link io.heddle.testkit.BaselineFile} compares a text
 * with a file under version control.
 */
@NullMarked
package io.heddle.testkit;

import org.jspecify.annotations.NullMarked;
