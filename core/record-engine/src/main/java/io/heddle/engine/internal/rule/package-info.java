// SPDX-License-Identifier: Apache-2.0
/** The field rules of a contract, bound to the schema. */
@NullMarked
package io.heddle.engine.internal.rule;

import org.jspecify.annotations.NullMarked;
