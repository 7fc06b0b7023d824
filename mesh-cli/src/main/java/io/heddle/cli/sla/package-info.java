// SPDX-License-Identifier: Apache-2.0
/** {@code heddle sla}: shows whether products meet their SLAs. */
@NullMarked
package io.heddle.cli.sla;

import org.jspecify.annotations.NullMarked;
