// SPDX-License-Identifier: Apache-2.0
/**
 * The walk program: opcodes, the governed leaves they refer to, the builder, the printed form and the structure that
 * the code generator needs.
 */
@NullMarked
package io.heddle.engine.internal.compiled.program;

import org.jspecify.annotations.NullMarked;
