// SPDX-License-Identifier: Apache-2.0
/** Checks of sources and documents: names, package sizes, line widths. */
@NullMarked
package io.heddle.verification.source;

import org.jspecify.annotations.NullMarked;
