// SPDX-License-Identifier: Apache-2.0
/** What gate and monitor share and nobody else uses. */
@NullMarked
package io.heddle.governance.internal;

import org.jspecify.annotations.NullMarked;
