// SPDX-License-Identifier: Apache-2.0
/** Threads that repeat a task until the registry stops. */
@NullMarked
package io.heddle.registry.background;

import org.jspecify.annotations.NullMarked;
