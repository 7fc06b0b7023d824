// SPDX-License-Identifier: Apache-2.0
/** {@code heddle lineage}: shows where data comes from and where it goes. */
@NullMarked
package io.heddle.cli.lineage;

import org.jspecify.annotations.NullMarked;
