// SPDX-License-Identifier: Apache-2.0
/** Human-readable descriptions of contracts: schema fields, rules, masks and service levels. Pure. */
@NullMarked
package io.heddle.contract.text;

import org.jspecify.annotations.NullMarked;
