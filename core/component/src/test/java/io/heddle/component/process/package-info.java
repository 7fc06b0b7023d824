// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.component.process;

import org.jspecify.annotations.NullMarked;
