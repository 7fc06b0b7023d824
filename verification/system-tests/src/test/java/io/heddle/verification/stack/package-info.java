// SPDX-License-Identifier: Apache-2.0
/**
 * What is shipped in {@code docker/} against the code: the files are cross-checked, and their topology runs as plain
 * processes.
 */
@NullMarked
package io.heddle.verification.stack;

import org.jspecify.annotations.NullMarked;
