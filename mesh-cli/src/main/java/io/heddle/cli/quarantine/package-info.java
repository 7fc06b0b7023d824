// SPDX-License-Identifier: Apache-2.0
/** {@code heddle quarantine}: lists, shows, replays and discards the records that the gate rejected. */
@NullMarked
package io.heddle.cli.quarantine;

import org.jspecify.annotations.NullMarked;
