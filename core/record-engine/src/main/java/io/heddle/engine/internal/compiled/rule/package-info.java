// SPDX-License-Identifier: Apache-2.0
/**
 * Field rules as checks on encoded bytes, and the evaluation of record rules after the walk. A check may only accept; a
 * rejection is confirmed by the reference program.
 */
@NullMarked
package io.heddle.engine.internal.compiled.rule;

import org.jspecify.annotations.NullMarked;
