// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** Why a record was rejected. The codes are stable: they are used in headers, metrics and the API. */
public enum ReasonCode {
    /** The bytes do not start with the Confluent wire format (magic byte 0 and a four-byte schema id). */
    NOT_WIRE_FORMAT("not_wire_format"),
    /** The schema registry has just confirmed that it does not know the schema id. */
    SCHEMA_UNKNOWN("schema_unknown"),
    /** The writer's schema cannot be resolved to the contract's schema. */
    SCHEMA_INCOMPATIBLE("schema_incompatible"),
    /** The bytes end prematurely or contain what the schema does not allow. */
    UNDECODABLE("undecodable"),
    /** Bytes remain after a complete record. */
    TRAILING_BYTES("trailing_bytes"),
    /** A rule of severity error is violated. */
    RULE_VIOLATED("rule_violated"),
    /** The key does not match the contract's product key. */
    KEY_MISMATCH("key_mismatch"),
    /** The masked record exceeds the size limit of an output topic or the gate's maximum request size. */
    TOO_LARGE("too_large"),
    /** Default values, promotions or masks would make the record exceed the engine's size limits. */
    GROWTH_LIMIT("growth_limit"),
    /** A tombstone on a product whose contract does not compact. */
    TOMBSTONE_NOT_ALLOWED("tombstone_not_allowed"),
    /** No active contract governs the ingest topic. */
    NO_CONTRACT("no_contract"),
    /** Personal data in an undeclared field, where the contract or the mesh requires quarantine. */
    UNDECLARED_PERSONAL_DATA("undeclared_personal_data");

    private final String code;

    ReasonCode(String code) {
        this.code = code;
    }

    /** The code on the wire: lower case with underscores. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if no reason has this code */
    public static ReasonCode ofCode(String code) {
        for (ReasonCode reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason code '" + code + "'");
    }
}
