// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ContractRef;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.SchemaId;
import io.heddle.engine.RecordProgram;
import io.heddle.log.ContractEntry;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything needed to judge the records of one ingest topic. Immutable: a contract change or a new writer schema makes
 * a new plan, and a plan that replaces another knows at least the writers that the other knew.
 *
 * @param entry the contract in force; empty if the product had one but none is in force now
 * @param values by the schema id in the value's bytes
 * @param keys by the schema id in the key's bytes
 * @param contractText {@code rentals.rentals@1.2.0}, or {@code ""} without contract
 * @param targets every topic that a record of this plan may go to
 */
record Plan(
        ProductTopics topics,
        Optional<ContractEntry> entry,
        List<Port> ports,
        Optional<Key> key,
        Map<Integer, Writer> values,
        Map<Integer, Writer> keys,
        String contractText,
        String quarantineTopic,
        List<String> targets,
        Stamp stamp) {
    Plan {
        ports = List.copyOf(ports);
        values = Map.copyOf(values);
        keys = Map.copyOf(keys);
        targets = List.copyOf(targets);
    }

    Plan(
            ProductTopics topics,
            Optional<ContractEntry> entry,
            List<Port> ports,
            Optional<Key> key,
            Map<Integer, Writer> values,
            Map<Integer, Writer> keys) {
        this(topics, entry, ports, key, values, keys, textOf(entry), topics.quarantine().value(), targets(topics, ports),
                Stamp.of(topics, textOf(entry)));
    }

    /** An output port of the contract and its topic; {@code index} is its place in the outputs of a verdict. */
    record Port(int index, String topic, boolean masksKey) {}

    /**
     * How the product is keyed.
     *
     * @param schemaId what masked keys are framed with
     * @param program from the contract's own key schema, for keys that are plain text
     */
    record Key(ProductKey declared, SchemaId schemaId, RecordProgram program) {}

    /** Which of a record's two schema ids. */
    enum Part {
        KEY,
        VALUE
    }

    /** The plan of a product none of whose contracts is in force: every record goes to quarantine. */
    static Plan withoutContract(ProductTopics topics) {
        return new Plan(topics, Optional.empty(), List.of(), Optional.empty(), Map.of(), Map.of());
    }

    static List<Port> portsOf(ContractEntry entry) {
        List<Port> ports = new ArrayList<>();
        for (OutputPort port : entry.contract().ports()) {
            boolean masksKey = entry.contract()
                    .key()
                    .map(key -> entry.contract().masksOf(port).containsKey(key.field()))
                    .orElse(false);
            ports.add(new Port(ports.size(), entry.contract().topics().output(port.name()).value(), masksKey));
        }
        return ports;
    }

    @Nullable Writer writer(Part part, int schemaId) {
        return (part == Part.KEY ? keys : values).get(schemaId);
    }

    Plan with(Part part, int schemaId, Writer writer) {
        Map<Integer, Writer> more = new HashMap<>(part == Part.KEY ? keys : values);
        more.put(schemaId, writer);
        return part == Part.KEY
                ? new Plan(topics, entry, ports, key, values, more, contractText, quarantineTopic, targets, stamp)
                : new Plan(topics, entry, ports, key, more, keys, contractText, quarantineTopic, targets, stamp);
    }

    private static String textOf(Optional<ContractEntry> entry) {
        return entry.map(e -> e.contract().ref()).map(ContractRef::toString).orElse("");
    }

    private static List<String> targets(ProductTopics topics, List<Port> ports) {
        List<String> targets = new ArrayList<>();
        ports.forEach(port -> targets.add(port.topic()));
        targets.add(topics.quarantine().value());
        return targets;
    }
}
