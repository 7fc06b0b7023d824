// SPDX-License-Identifier: Apache-2.0
/** {@code heddle up}: a complete mesh on one machine, with broker, schema registry, registry, gate and monitor. */
@NullMarked
package io.heddle.cli.localmesh;

import org.jspecify.annotations.NullMarked;
