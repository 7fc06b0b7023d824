// SPDX-License-Identifier: Apache-2.0
/** The record rules of a contract, in CEL. */
@NullMarked
package io.heddle.engine.internal.cel;

import org.jspecify.annotations.NullMarked;
