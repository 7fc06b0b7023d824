// SPDX-License-Identifier: Apache-2.0
/** {@code heddle keyset}: the masking keys, made, listed by version and rotated. */
@NullMarked
package io.heddle.cli.keyset;

import org.jspecify.annotations.NullMarked;
