// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractRef;
import io.heddle.contract.TopicName;

/**
 * The record's schema is not the contract's and the schema registry does not know it, so no reader could decode it.
 * Schemas are never registered by publishing: apply a contract that has the schema, or register it on purpose.
 */
public final class SchemaNotRegisteredException extends HeddleException {
    private static final long serialVersionUID = 1L;

    /** For the SDK only: users catch this, and do not make it. */
    public SchemaNotRegisteredException(String schemaName, ContractRef contract, TopicName ingest) {
        super(
                "the record's schema " + schemaName + " is neither that of " + contract
                        + " nor registered under the subject " + ingest.valueSubject()
                        + "; apply a contract with it, or register it there",
                null);
    }
}
