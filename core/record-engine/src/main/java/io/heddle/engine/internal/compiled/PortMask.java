// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.mask.Masker;
import io.heddle.engine.keys.KeyProvider;
import org.jspecify.annotations.Nullable;

/**
 * A mask of a contract.
 *
 * @param masker how it is put on a value that this engine has no way of its own for
 * @param keys null for an engine that only checks
 */
record PortMask(Mask mask, Masker masker, @Nullable KeyProvider keys) {}
