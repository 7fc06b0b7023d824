// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.schemas;

import io.heddle.contract.Contract;
import io.heddle.contract.Violation;
import io.heddle.governance.events.MeshEvent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A schema that breaks a contract.
 *
 * @param side the side of the product that it was found on
 * @param part {@code value} or {@code key}
 * @param registered where; empty if it was met in a record and its subject is not one that the gate watches
 * @param violations what breaks the contract: codes and paths of schemas, nothing of any record
 */
public record SchemaViolation(
        Contract contract,
        Side side,
        String part,
        int schemaId,
        Optional<Registered> registered,
        List<Violation> violations) {
    /** The type of its event. */
    public static final String TYPE = "schema.violation";

    private static final int MAX_TOLD = 10;
    private static final int MAX_PATH = 120;

    public SchemaViolation {
        violations = List.copyOf(violations);
    }

    /** Where in the product. */
    public enum Side {
        /** What is written to the product: such records are rejected. */
        INGEST,
        /** What consumers are told of its outputs: no record has it, but the subject says so. */
        OUTPUT
    }

    /** The event that tells it: the same id for the same schema under the same version of the contract. */
    MeshEvent event(Instant now) {
        String subject = registered.map(Registered::subject).orElse("schema " + schemaId);
        // The output ports are subjects of their own; a schema of the ingest side is one, wherever it was found.
        String place = side == Side.INGEST ? "" : subject;
        return MeshEvent.of(
                TYPE, contract.id(), subject, message(), attributes(), now,
                List.of(contract.ref().toString(), side.name(), place, part, Integer.toString(schemaId)));
    }

    private String message() {
        String who = "The " + part + " schema " + schemaId + registered.map(at -> ", " + at + ",").orElse("");
        String level = " (" + contract.settings().compatibility() + ")";
        return switch (side) {
            case INGEST -> who + " breaks " + contract.ref() + level + ": " + told()
                    + ". Its records go to quarantine; write with the contract's schema, or change the contract first";
            case OUTPUT -> who + " is not of " + contract.ref() + level + ": " + told()
                    + ". No record of the outputs has it; remove the version, or change the contract";
        };
    }

    private String told() {
        String first = violations.stream().limit(3).map(SchemaViolation::place).collect(Collectors.joining(", "));
        return violations.size() > 3 ? first + " and " + (violations.size() - 3) + " more" : first;
    }

    private static String place(Violation violation) {
        String path = violation.path();
        return path.isEmpty() ? violation.rule() : violation.rule() + " at " + path.substring(0, Math.min(MAX_PATH, path.length()));
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("contract", contract.ref().toString());
        attributes.put("compatibility", contract.settings().compatibility().name());
        attributes.put("side", side == Side.INGEST ? "ingest" : "output");
        attributes.put("part", part);
        attributes.put("schemaId", Integer.toString(schemaId));
        registered.ifPresent(at -> attributes.put("subject", at.subject()));
        registered.ifPresent(at -> attributes.put("version", Integer.toString(at.version())));
        attributes.put("violations", violations.stream().limit(MAX_TOLD).map(SchemaViolation::place).collect(Collectors.joining("; ")));
        return attributes;
    }
}
