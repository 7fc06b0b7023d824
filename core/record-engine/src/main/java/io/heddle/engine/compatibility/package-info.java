// SPDX-License-Identifier: Apache-2.0
/**
 * Whether one version of a schema follows another, under each of Confluent's levels, and every difference in plain
 * words. Start at {@link io.heddle.engine.compatibility.SchemaComparison}.
 */
@NullMarked
package io.heddle.engine.compatibility;

import org.jspecify.annotations.NullMarked;
