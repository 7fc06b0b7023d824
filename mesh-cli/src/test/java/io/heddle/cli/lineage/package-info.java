// SPDX-License-Identifier: Apache-2.0
/** Tests of the command's frame. */
@NullMarked
package io.heddle.cli.lineage;

import org.jspecify.annotations.NullMarked;
