// SPDX-License-Identifier: Apache-2.0
/** {@code heddle quarantine}: what the gate rejected, and why. */
@NullMarked
package io.heddle.cli.quarantine;

import org.jspecify.annotations.NullMarked;
