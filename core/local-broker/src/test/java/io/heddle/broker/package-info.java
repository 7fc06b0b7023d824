// SPDX-License-Identifier: Apache-2.0
/** Tests of the local broker, against Kafka's own clients. */
@NullMarked
package io.heddle.broker;

import org.jspecify.annotations.NullMarked;
