// SPDX-License-Identifier: Apache-2.0
/** The compiled engine, from the inside. */
@NullMarked
package io.heddle.engine.internal.compiled;

import org.jspecify.annotations.NullMarked;
