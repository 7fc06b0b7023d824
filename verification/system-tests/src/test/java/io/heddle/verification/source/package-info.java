// SPDX-License-Identifier: Apache-2.0
/** What holds for the text of the sources and documents: names, sizes of packages, width of lines. */
@NullMarked
package io.heddle.verification.source;

import org.jspecify.annotations.NullMarked;
