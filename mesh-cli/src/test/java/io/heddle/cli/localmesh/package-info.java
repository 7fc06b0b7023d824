// SPDX-License-Identifier: Apache-2.0
/** Tests of the local mesh. */
@NullMarked
package io.heddle.cli.localmesh;

import org.jspecify.annotations.NullMarked;
