// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.background;

import org.jspecify.annotations.NullMarked;
