// SPDX-License-Identifier: Apache-2.0
/** Black-box tests against real processes, and the architecture test of the modules. */
@NullMarked
package io.heddle.verification;

import org.jspecify.annotations.NullMarked;
