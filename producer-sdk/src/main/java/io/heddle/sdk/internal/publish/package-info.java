// SPDX-License-Identifier: Apache-2.0
/**
 * Sends checked records through one shared Kafka producer and turns Kafka's failures into the SDK's exceptions.
 */
@NullMarked
package io.heddle.sdk.internal.publish;

import org.jspecify.annotations.NullMarked;
