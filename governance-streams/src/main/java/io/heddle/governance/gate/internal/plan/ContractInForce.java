// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaId;
import io.heddle.engine.compatibility.WriterCheck;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A contract in force and the earlier versions of its major. Immutable.
 *
 * @param earlierVersions oldest first
 */
public record ContractInForce(ContractEntry entry, List<ContractEntry> earlierVersions, WriterCheck valueCheck,
        Optional<WriterCheck> keyCheck) {
    public ContractInForce {
        earlierVersions = List.copyOf(earlierVersions);
    }

    /** @param earlierVersions the result of {@link io.heddle.log.MeshView#earlierVersions} */
    public static ContractInForce of(ContractEntry entry, List<ContractEntry> earlierVersions) {
        Contract contract = entry.contract();
        return new ContractInForce(
                entry,
                earlierVersions,
                WriterCheck.ofValues(contract, schemas(earlierVersions, RecordPart.VALUE)),
                contract.key().map(key -> WriterCheck.ofKeys(contract, schemas(earlierVersions, RecordPart.KEY))));
    }

    Contract contract() {
        return entry.contract();
    }

    /** Whether the id is the schema id of one of the contract's versions. */
    boolean isOwnSchema(RecordPart part, int schemaId) {
        return schemaIdOf(entry, part) == schemaId
                || earlierVersions.stream().anyMatch(old -> schemaIdOf(old, part) == schemaId);
    }

    WriterCheck writerCheck(RecordPart part) {
        return part == RecordPart.VALUE ? valueCheck : keyCheck.orElseThrow();
    }

    boolean hasPart(RecordPart part) {
        return part == RecordPart.VALUE || keyCheck.isPresent();
    }

    private static int schemaIdOf(ContractEntry entry, RecordPart part) {
        return part == RecordPart.VALUE
                ? entry.valueSchemaId().value()
                : entry.keySchemaId().map(SchemaId::value).orElse(-1);
    }

    private static List<Schema> schemas(List<ContractEntry> entries, RecordPart part) {
        List<Schema> schemas = new ArrayList<>();
        for (ContractEntry entry : entries) {
            if (part == RecordPart.VALUE) {
                schemas.add(entry.contract().valueSchema());
            } else {
                entry.contract().key().map(ProductKey::schema).ifPresent(schemas::add);
            }
        }
        return schemas;
    }
}
