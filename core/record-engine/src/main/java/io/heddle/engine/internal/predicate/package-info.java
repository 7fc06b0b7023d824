// SPDX-License-Identifier: Apache-2.0
/**
 * Record rules as tests over captured values, without objects. A rule's type-checked expression becomes a tree of small
 * tests where its shape is common; the trees say "true" only where CEL does.
 */
@NullMarked
package io.heddle.engine.internal.predicate;

import org.jspecify.annotations.NullMarked;
