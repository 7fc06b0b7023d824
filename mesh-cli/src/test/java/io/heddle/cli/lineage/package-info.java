// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code heddle lineage}. */
@NullMarked
package io.heddle.cli.lineage;

import org.jspecify.annotations.NullMarked;
