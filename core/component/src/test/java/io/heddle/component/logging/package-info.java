// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.component.logging;

import org.jspecify.annotations.NullMarked;
