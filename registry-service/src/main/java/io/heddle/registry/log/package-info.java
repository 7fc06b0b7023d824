// SPDX-License-Identifier: Apache-2.0
/** The registry's source of truth: a view for reading, and compare-and-set for writing. */
@NullMarked
package io.heddle.registry.log;

import org.jspecify.annotations.NullMarked;
