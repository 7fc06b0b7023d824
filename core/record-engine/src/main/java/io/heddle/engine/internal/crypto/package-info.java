// SPDX-License-Identifier: Apache-2.0
/**
 * AES-GCM for short values without allocation, and the random nonces it needs. Independent of keysets and contracts.
 */
@NullMarked
package io.heddle.engine.internal.crypto;

import org.jspecify.annotations.NullMarked;
