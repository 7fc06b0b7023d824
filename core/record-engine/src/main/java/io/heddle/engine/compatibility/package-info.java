// SPDX-License-Identifier: Apache-2.0
/**
 * Decides whether one version of a schema is compatible with another at each of Confluent's levels, and describes every
 * difference in plain words. Start at {@link io.heddle.engine.compatibility.SchemaComparison}.
 */
@NullMarked
package io.heddle.engine.compatibility;

import org.jspecify.annotations.NullMarked;
