// SPDX-License-Identifier: Apache-2.0
/** Logging of the mesh's processes, with the last safeguard against personal data in logs. */
@NullMarked
package io.heddle.component.logging;

import org.jspecify.annotations.NullMarked;
