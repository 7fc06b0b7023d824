// SPDX-License-Identifier: Apache-2.0
/**
 * The promises of a data product as plain values: identifiers, names on the wire, and the
 * {@link io.heddle.contract.Contract} that an ODCS document is read into. No framework, no I/O; all types are immutable
 * and thread-safe.
 */
@NullMarked
package io.heddle.contract;

import org.jspecify.annotations.NullMarked;
