// SPDX-License-Identifier: Apache-2.0
/**
 * A real one-node KRaft broker in this process, for the local mesh and for tests.
 *
 * <p>{@link io.heddle.broker.LocalBroker#start} checks and locks the data directory, binds its sockets, formats new
 * storage and starts Kafka's broker and controller on them. Failures are reported as a
 * {@link io.heddle.broker.LocalBrokerException} that says how to fix them;
 * {@link io.heddle.broker.LocalBroker#onFailure} replaces Kafka's default of halting the process.
 */
@NullMarked
package io.heddle.broker;

import org.jspecify.annotations.NullMarked;
