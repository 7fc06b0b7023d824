// SPDX-License-Identifier: Apache-2.0
/** {@code heddle keyset}: creates, lists and rotates the masking keys. */
@NullMarked
package io.heddle.cli.keyset;

import org.jspecify.annotations.NullMarked;
