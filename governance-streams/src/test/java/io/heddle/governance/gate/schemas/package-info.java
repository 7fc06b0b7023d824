// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.governance.gate.schemas;

import org.jspecify.annotations.NullMarked;
