// SPDX-License-Identifier: Apache-2.0
/**
 * A real one-node KRaft broker in this process: for the local mesh, and for tests.
 *
 * <p>{@link io.heddle.broker.LocalBroker#start} checks and locks the data directory, binds its sockets itself, formats
 * the storage once and starts Kafka's own broker and controller on them. What goes wrong is told as a
 * {@link io.heddle.broker.LocalBrokerException} that says how to fix it; Kafka's habit of halting the process is
 * replaced by {@link io.heddle.broker.LocalBroker#onFailure}.
 */
@NullMarked
package io.heddle.broker;

import org.jspecify.annotations.NullMarked;
