// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

/**
 * An ODCS document as it was written, with everything in it that Heddle does not know. Immutable.
 *
 * @param source the YAML (or JSON) text as read
 */
public record ContractDocument(String source) {}
