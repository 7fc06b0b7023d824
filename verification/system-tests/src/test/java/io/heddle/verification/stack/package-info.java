// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the files in {@code docker/}: they are checked against the code, and their topology runs as plain processes.
 */
@NullMarked
package io.heddle.verification.stack;

import org.jspecify.annotations.NullMarked;
