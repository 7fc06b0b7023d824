// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.governance.internal;

import org.jspecify.annotations.NullMarked;
