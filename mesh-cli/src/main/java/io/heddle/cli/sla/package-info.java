// SPDX-License-Identifier: Apache-2.0
/** {@code heddle sla}: whether products keep what they promise. */
@NullMarked
package io.heddle.cli.sla;

import org.jspecify.annotations.NullMarked;
