// SPDX-License-Identifier: Apache-2.0
/**
 * The code that generated walks call and the state they work on: steps over Avro's encodings, the workspace of a thread
 * and the outputs of the ports. Generated classes are defined in this package, so most of it stays package-private.
 */
@NullMarked
package io.heddle.engine.internal.compiled.runtime;

import org.jspecify.annotations.NullMarked;
