// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractRef;
import io.heddle.contract.TopicName;

/**
 * The record's schema differs from the contract's and is not in the schema registry, so no reader could decode it.
 * Publishing never registers schemas: apply a contract that has the schema, or register it explicitly.
 */
public final class SchemaNotRegisteredException extends HeddleException {
    private static final long serialVersionUID = 1L;

    /** For the SDK only: callers catch this exception and do not create it. */
    public SchemaNotRegisteredException(String schemaName, ContractRef contract, TopicName ingest) {
        super(
                "the record's schema " + schemaName + " is neither the one of " + contract
                        + " nor registered under the subject " + ingest.valueSubject()
                        + "; apply a contract with it, or register it there",
                null);
    }
}
