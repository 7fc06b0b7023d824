// SPDX-License-Identifier: Apache-2.0
/** The programs behind the engine. */
@NullMarked
package io.heddle.engine.internal;

import org.jspecify.annotations.NullMarked;
