// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaId;
import io.heddle.engine.compatibility.WriterCheck;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A contract in force, and the versions of its major that were before it. Immutable.
 *
 * @param earlier oldest first
 */
record Promise(ContractEntry entry, List<ContractEntry> earlier, WriterCheck values, Optional<WriterCheck> keys) {
    Promise {
        earlier = List.copyOf(earlier);
    }

    static Promise of(ContractEntry entry, NavigableMap<ContractVersion, ContractEntry> history) {
        Contract contract = entry.contract();
        List<ContractEntry> earlier = history.headMap(contract.version(), false).values().stream()
                .filter(old -> old.contract().version().major() == contract.version().major())
                .filter(old -> old.contract().status().isDecided())
                .toList();
        return new Promise(
                entry,
                earlier,
                WriterCheck.ofValues(contract, schemas(earlier, Plan.Part.VALUE)),
                contract.key().map(key -> WriterCheck.ofKeys(contract, schemas(earlier, Plan.Part.KEY))));
    }

    Contract contract() {
        return entry.contract();
    }

    /** Whether the id is that of one of the contract's own versions. */
    boolean isOwn(Plan.Part part, int schemaId) {
        return id(entry, part) == schemaId || earlier.stream().anyMatch(old -> id(old, part) == schemaId);
    }

    WriterCheck check(Plan.Part part) {
        return part == Plan.Part.VALUE ? values : keys.orElseThrow();
    }

    boolean has(Plan.Part part) {
        return part == Plan.Part.VALUE || keys.isPresent();
    }

    private static int id(ContractEntry entry, Plan.Part part) {
        return part == Plan.Part.VALUE
                ? entry.valueSchemaId().value()
                : entry.keySchemaId().map(SchemaId::value).orElse(-1);
    }

    private static List<Schema> schemas(List<ContractEntry> entries, Plan.Part part) {
        List<Schema> schemas = new ArrayList<>();
        for (ContractEntry entry : entries) {
            if (part == Plan.Part.VALUE) {
                schemas.add(entry.contract().valueSchema());
            } else {
                entry.contract().key().map(ProductKey::schema).ifPresent(schemas::add);
            }
        }
        return schemas;
    }
}
