// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.log.event;

import org.jspecify.annotations.NullMarked;
