// SPDX-License-Identifier: Apache-2.0
/** {@code heddle keyset}: the masking keys of gates that run on their own. */
@NullMarked
package io.heddle.cli.keyset;

import org.jspecify.annotations.NullMarked;
