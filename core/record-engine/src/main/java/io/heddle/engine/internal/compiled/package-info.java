// SPDX-License-Identifier: Apache-2.0
/**
 * The compiled engine: a writer schema and a contract become a flat program of small operations, and that a class which
 * walks the bytes. What stays equal is copied as ranges; a record that needs no change is one copy.
 */
@NullMarked
package io.heddle.engine.internal.compiled;

import org.jspecify.annotations.NullMarked;
