// SPDX-License-Identifier: Apache-2.0
/** The one source of truth as the registry's features see it: a view to read, a compare-and-set to write. */
@NullMarked
package io.heddle.registry.log;

import org.jspecify.annotations.NullMarked;
