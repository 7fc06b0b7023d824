// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.contract.Contract;
import io.heddle.contract.Violation;
import io.heddle.contract.mesh.MeshEvent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A schema that violates a contract.
 *
 * @param side the side of the product where it was found
 * @param part {@code value} or {@code key}
 * @param registered where it is registered; empty if it was found in a record and is in no watched subject
 * @param violations what breaks the contract: codes and schema paths, no record content
 */
public record SchemaViolation(
        Contract contract,
        Side side,
        String part,
        int schemaId,
        Optional<RegisteredVersion> registered,
        List<Violation> violations) {
    /** The event type. */
    public static final String TYPE = "schema.violation";

    private static final int MAX_REPORTED = 10;
    private static final int MAX_PATH = 120;

    public SchemaViolation {
        violations = List.copyOf(violations);
    }

    /** A side of the product. */
    public enum Side {
        /** A writer schema; its records are rejected. */
        INGEST,
        /** A schema in an output subject: no record has it, but consumers see it. */
        OUTPUT
    }

    /** The event for this violation. Its id is the same for the same schema under the same version of the contract. */
    MeshEvent event(Instant now) {
        String subject = registered.map(RegisteredVersion::subject).orElse("schema " + schemaId);
        // Each output port has its own subject; on the ingest side, the same schema is one violation in whatever
        // subject it is.
        String place = side == Side.INGEST ? "" : subject;
        return MeshEvent.of(
                TYPE, contract.id(), subject, message(), attributes(), now,
                List.of(contract.ref().toString(), side.name(), place, part, Integer.toString(schemaId)));
    }

    private String message() {
        String subjectText =
                "The " + part + " schema " + schemaId + registered.map(version -> ", " + version + ",").orElse("");
        String level = " (" + contract.settings().compatibility() + ")";
        return switch (side) {
            case INGEST -> subjectText + " breaks " + contract.ref() + level + ": " + summary()
                    + ". Its records go to quarantine; write with the contract's schema, or change the contract first";
            case OUTPUT -> subjectText + " does not belong to " + contract.ref() + level + ": " + summary()
                    + ". No output record has this schema; remove the version, or change the contract";
        };
    }

    private String summary() {
        String first = violations.stream().limit(3).map(SchemaViolation::place).collect(Collectors.joining(", "));
        return violations.size() > 3 ? first + " and " + (violations.size() - 3) + " more" : first;
    }

    private static String place(Violation violation) {
        String path = violation.path();
        return path.isEmpty()
                ? violation.rule()
                : violation.rule() + " at " + path.substring(0, Math.min(MAX_PATH, path.length()));
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("contract", contract.ref().toString());
        attributes.put("compatibility", contract.settings().compatibility().name());
        attributes.put("side", side == Side.INGEST ? "ingest" : "output");
        attributes.put("part", part);
        attributes.put("schemaId", Integer.toString(schemaId));
        registered.ifPresent(version -> attributes.put("subject", version.subject()));
        registered.ifPresent(version -> attributes.put("version", Integer.toString(version.version())));
        attributes.put("violations",
                violations.stream().limit(MAX_REPORTED).map(SchemaViolation::place).collect(Collectors.joining("; ")));
        return attributes;
    }
}
