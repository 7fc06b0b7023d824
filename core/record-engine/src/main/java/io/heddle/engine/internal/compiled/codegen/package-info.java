// SPDX-License-Identifier: Apache-2.0
/** Generates the hidden class of a walk program with ASM, in methods small enough for HotSpot to compile. */
@NullMarked
package io.heddle.engine.internal.compiled.codegen;

import org.jspecify.annotations.NullMarked;
