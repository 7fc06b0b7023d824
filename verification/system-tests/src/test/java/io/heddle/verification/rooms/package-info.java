// SPDX-License-Identifier: Apache-2.0
/** One test per module that enforces the package order and the direction of dependencies. */
@NullMarked
package io.heddle.verification.rooms;

import org.jspecify.annotations.NullMarked;
