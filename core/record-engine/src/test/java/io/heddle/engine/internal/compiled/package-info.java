// SPDX-License-Identifier: Apache-2.0
/** White-box tests of the compiled engine. */
@NullMarked
package io.heddle.engine.internal.compiled;

import org.jspecify.annotations.NullMarked;
