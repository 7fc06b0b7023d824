// SPDX-License-Identifier: Apache-2.0
/**
 * What a data product promises, as plain values: identifiers, names on the wire, and the
 * {@link io.heddle.contract.Contract} that an ODCS document is read into. No framework, no I/O; everything here is
 * immutable and safe to share between threads.
 */
@NullMarked
package io.heddle.contract;

import org.jspecify.annotations.NullMarked;
