// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code heddle keyset}. */
@NullMarked
package io.heddle.cli.keyset;

import org.jspecify.annotations.NullMarked;
