// SPDX-License-Identifier: Apache-2.0
/** The keys of masks. They come from a {@link io.heddle.engine.keys.KeyProvider}, never from a contract. */
@NullMarked
package io.heddle.engine.keys;

import org.jspecify.annotations.NullMarked;
