// SPDX-License-Identifier: Apache-2.0
/**
 * What a gate needs to run: connections, tuning, limits and the default for undeclared personal data. Immutable values,
 * validated on construction.
 */
@NullMarked
package io.heddle.governance.gate.config;

import org.jspecify.annotations.NullMarked;
