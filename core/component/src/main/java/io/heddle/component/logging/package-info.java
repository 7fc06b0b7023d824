// SPDX-License-Identifier: Apache-2.0
/** What a process of the mesh logs, and the last net under "no personal data in logs". */
@NullMarked
package io.heddle.component.logging;

import org.jspecify.annotations.NullMarked;
