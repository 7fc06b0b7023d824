// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.governance.events;

import org.jspecify.annotations.NullMarked;
