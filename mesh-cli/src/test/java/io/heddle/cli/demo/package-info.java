// SPDX-License-Identifier: Apache-2.0
/** Tests of the demo's self-checks. */
@NullMarked
package io.heddle.cli.demo;

import org.jspecify.annotations.NullMarked;
