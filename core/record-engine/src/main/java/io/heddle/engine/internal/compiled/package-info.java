// SPDX-License-Identifier: Apache-2.0
/**
 * The compiled engine: a writer schema and a contract become a flat program of small operations, from which a class
 * that walks the bytes is generated. Unchanged ranges are copied; a record without changes is a single copy.
 */
@NullMarked
package io.heddle.engine.internal.compiled;

import org.jspecify.annotations.NullMarked;
