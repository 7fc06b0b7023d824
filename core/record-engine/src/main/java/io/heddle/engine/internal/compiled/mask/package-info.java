// SPDX-License-Identifier: Apache-2.0
/**
 * Masks that read and write encoded bytes directly. Where there is no fast mask, the reference mask is applied to a
 * decoded value.
 */
@NullMarked
package io.heddle.engine.internal.compiled.mask;

import org.jspecify.annotations.NullMarked;
