// SPDX-License-Identifier: Apache-2.0
/**
 * Translates Avro's resolution of two schemas, with the rules and masks of a contract, into a walk program.
 */
@NullMarked
package io.heddle.engine.internal.compiled.compiler;

import org.jspecify.annotations.NullMarked;
