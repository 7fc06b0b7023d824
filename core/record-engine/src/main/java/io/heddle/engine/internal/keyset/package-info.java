// SPDX-License-Identifier: Apache-2.0
/**
 * The content of a keyset file and how it is stored: the token and encryption keys of all versions, in a file that only
 * its owner can read.
 */
@NullMarked
package io.heddle.engine.internal.keyset;

import org.jspecify.annotations.NullMarked;
