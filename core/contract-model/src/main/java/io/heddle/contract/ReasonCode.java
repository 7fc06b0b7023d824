// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** Why a record was rejected: stable codes, in headers, metrics and the API. */
public enum ReasonCode {
    /** The bytes do not start with the Confluent wire format (magic byte 0 and a four-byte schema id). */
    NOT_WIRE_FORMAT("not_wire_format"),
    /** The schema registry answered, freshly, that it does not know the schema id. */
    SCHEMA_UNKNOWN("schema_unknown"),
    /** The writer's schema cannot be resolved to the contract's schema. */
    SCHEMA_INCOMPATIBLE("schema_incompatible"),
    /** The bytes end before the schema does, or hold what the schema does not allow. */
    UNDECODABLE("undecodable"),
    /** The record is complete but bytes follow it. */
    TRAILING_BYTES("trailing_bytes"),
    /** A rule of severity error does not hold. */
    RULE_VIOLATED("rule_violated"),
    /** The key is not what the contract declares as the product's key. */
    KEY_MISMATCH("key_mismatch"),
    /** The record, masked, is larger than an output topic or the gate's largest request takes. */
    TOO_LARGE("too_large"),
    /** Default values, promotions or masks would make the record grow beyond the engine's bounds. */
    GROWTH_LIMIT("growth_limit"),
    /** A tombstone on a product whose contract does not compact. */
    TOMBSTONE_NOT_ALLOWED("tombstone_not_allowed"),
    /** No active contract governs the ingest topic. */
    NO_CONTRACT("no_contract"),
    /** Personal data in a field that the contract says nothing of, where the contract or the mesh quarantines that. */
    UNDECLARED_PERSONAL_DATA("undeclared_personal_data");

    private final String code;

    ReasonCode(String code) {
        this.code = code;
    }

    /** The code on the wire: lower case with underscores. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if no reason has that code */
    public static ReasonCode ofCode(String code) {
        for (ReasonCode reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason code '" + code + "'");
    }
}
