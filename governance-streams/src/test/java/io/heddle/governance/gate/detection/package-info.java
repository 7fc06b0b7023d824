// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.governance.gate.detection;

import org.jspecify.annotations.NullMarked;
