// SPDX-License-Identifier: Apache-2.0
/** The whole mesh on one machine: broker, schema registry, registry, gate and monitor, in one go. */
@NullMarked
package io.heddle.cli.localmesh;

import org.jspecify.annotations.NullMarked;
