// SPDX-License-Identifier: Apache-2.0
/** Tests of the demo domains. */
@NullMarked
package io.heddle.demo;

import org.jspecify.annotations.NullMarked;
