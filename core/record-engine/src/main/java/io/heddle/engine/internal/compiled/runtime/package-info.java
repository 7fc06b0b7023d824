// SPDX-License-Identifier: Apache-2.0
/**
 * What generated walks call and work on: steps over Avro's encodings, the workspace of a thread and the outputs of the
 * ports. Generated classes live in this package, so most of it stays package-private.
 */
@NullMarked
package io.heddle.engine.internal.compiled.runtime;

import org.jspecify.annotations.NullMarked;
