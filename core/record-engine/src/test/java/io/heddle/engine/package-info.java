// SPDX-License-Identifier: Apache-2.0
/** Tests of the engine through its public API, and their shared fixtures. */
@NullMarked
package io.heddle.engine;

import org.jspecify.annotations.NullMarked;
