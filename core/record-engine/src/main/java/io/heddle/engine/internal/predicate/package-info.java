// SPDX-License-Identifier: Apache-2.0
/**
 * Record rules as predicates over captured values, without allocation. A rule's type-checked expression becomes a tree
 * of small predicates if its shape is supported; the trees return true only where CEL does.
 */
@NullMarked
package io.heddle.engine.internal.predicate;

import org.jspecify.annotations.NullMarked;
