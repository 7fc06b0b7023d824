// SPDX-License-Identifier: Apache-2.0
/**
 * Targets for Jazzer, a coverage-guided fuzzer. Each runs in its own process, so that the fuzzer's agent affects no
 * other test: for some thousand runs, and with {@code -Pslow} for {@code -Dfuzz.seconds}.
 */
@NullMarked
package io.heddle.engine.fuzz;

import org.jspecify.annotations.NullMarked;
