// SPDX-License-Identifier: Apache-2.0
/**
 * The Avro schema of a contract: parsed within limits or derived from the properties, indexed by field path, and
 * compared with the types that the document states.
 */
@NullMarked
package io.heddle.contract.odcs.internal.schema;

import org.jspecify.annotations.NullMarked;
