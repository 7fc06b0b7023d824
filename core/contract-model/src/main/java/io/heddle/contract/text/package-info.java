// SPDX-License-Identifier: Apache-2.0
/**
 * Contracts in words for people: the fields of a schema, rules, masks and service levels. Pure.
 */
@NullMarked
package io.heddle.contract.text;

import org.jspecify.annotations.NullMarked;
