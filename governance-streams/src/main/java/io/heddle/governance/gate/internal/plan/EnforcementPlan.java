// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.ContractRef;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.SchemaId;
import io.heddle.engine.RecordProgram;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.log.ContractEntry;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Everything needed to decide on the records of one ingest topic. Immutable: a contract change or a new writer schema
 * results in a new plan, which knows at least the writers of the plan it replaces.
 *
 * @param entry the contract in force; empty if the product had one but none is in force now
 * @param valueWriters by the schema id in the value's bytes
 * @param keyWriters by the schema id in the key's bytes
 * @param contractText {@code rentals.rentals@1.2.0}, or {@code ""} without contract
 * @param targets every topic that a record of this plan may go to
 */
public record EnforcementPlan(
        ProductTopics topics,
        Optional<ContractEntry> entry,
        List<Port> ports,
        Optional<Key> key,
        Map<Integer, WriterDecision> valueWriters,
        Map<Integer, WriterDecision> keyWriters,
        String contractText,
        String quarantineTopic,
        List<String> targets,
        ContractHeaders contractHeaders) {
    private static final int PRUNE_ABOVE = 64;
    private static final long PRUNE_GRACE_NANOS = TimeUnit.MINUTES.toNanos(2);

    public EnforcementPlan {
        ports = List.copyOf(ports);
        valueWriters = Map.copyOf(valueWriters);
        keyWriters = Map.copyOf(keyWriters);
        targets = List.copyOf(targets);
    }

    public EnforcementPlan(
            ProductTopics topics,
            Optional<ContractEntry> entry,
            List<Port> ports,
            Optional<Key> key,
            Map<Integer, WriterDecision> valueWriters,
            Map<Integer, WriterDecision> keyWriters) {
        this(topics, entry, ports, key, valueWriters, keyWriters, textOf(entry), topics.quarantine().value(),
                targets(topics, ports),
                ContractHeaders.of(topics, textOf(entry)));
    }

    /** An output port of the contract and its topic; {@code index} is its position in the engine's outputs. */
    public record Port(int index, String topic, boolean masksKey) {}

    /**
     * The key of the product's records.
     *
     * @param schemaId the schema id in the frame of masked keys
     * @param program the program for the contract's own key schema, used for plain-text keys
     */
    public record Key(ProductKey declared, SchemaId schemaId, RecordProgram program) {}

    /** The plan of a product without a contract in force: every record goes to quarantine. */
    public static EnforcementPlan withoutContract(ProductTopics topics) {
        return new EnforcementPlan(topics, Optional.empty(), List.of(), Optional.empty(), Map.of(), Map.of());
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

    public @Nullable WriterDecision writer(RecordPart part, int schemaId) {
        return (part == RecordPart.KEY ? keyWriters : valueWriters).get(schemaId);
    }

    EnforcementPlan withWriter(RecordPart part, int schemaId, WriterDecision writer) {
        Map<Integer, WriterDecision> more = new HashMap<>(part == RecordPart.KEY ? keyWriters : valueWriters);
        more.put(schemaId, writer);
        return part == RecordPart.KEY ? withWriters(valueWriters, more) : withWriters(more, keyWriters);
    }

    /** A copy without the decisions on these writers. */
    EnforcementPlan withoutWriters(Set<WriterKey> writers) {
        Map<Integer, WriterDecision> values = new HashMap<>(valueWriters);
        Map<Integer, WriterDecision> keys = new HashMap<>(keyWriters);
        writers.forEach(writer -> (writer.part() == RecordPart.KEY ? keys : values).remove(writer.schemaId()));
        return withWriters(values, keys);
    }

    /**
     * A copy without schema ids that the schema registry did not know and that no record in flight can still need.
     * Limits the memory that made-up ids can use; a plan with few writers is returned unchanged.
     */
    EnforcementPlan withoutStaleWriters() {
        return valueWriters.size() + keyWriters.size() <= PRUNE_ABOVE
                ? this
                : withoutStaleWriters(System.nanoTime() - PRUNE_GRACE_NANOS);
    }

    /** A copy without the decisions that were stale at that time. */
    EnforcementPlan withoutStaleWriters(long atNanos) {
        return withWriters(freshWriters(valueWriters, atNanos), freshWriters(keyWriters, atNanos));
    }

    private EnforcementPlan withWriters(Map<Integer, WriterDecision> values, Map<Integer, WriterDecision> keys) {
        return new EnforcementPlan(topics, entry, ports, key, values, keys, contractText, quarantineTopic, targets,
                contractHeaders);
    }

    private static Map<Integer, WriterDecision> freshWriters(Map<Integer, WriterDecision> writers, long atNanos) {
        Map<Integer, WriterDecision> kept = new HashMap<>(writers);
        kept.values().removeIf(writer -> writer instanceof WriterDecision.Refused refused && refused.isStale(atNanos));
        return kept;
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
