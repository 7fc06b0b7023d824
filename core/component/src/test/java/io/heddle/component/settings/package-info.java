// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.component.settings;

import org.jspecify.annotations.NullMarked;
