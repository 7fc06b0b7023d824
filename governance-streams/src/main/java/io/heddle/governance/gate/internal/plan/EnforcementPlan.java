// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractRef;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductKey;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaIdForm;
import io.heddle.engine.RecordProgram;
import io.heddle.governance.gate.internal.record.KeyForm;
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
                ContractHeaders.of(topics, textOf(entry), entry.map(e -> e.valueSchemaId().value()).orElse(0)));
    }

    /** An output port of the contract and its topic; {@code index} is its position in the engine's outputs. */
    public record Port(int index, String topic, boolean masksKey) {}

    /**
     * The key of the product's records.
     *
     * @param schemaId the schema id in the frame of all output keys
     * @param program the program for the contract's own key schema, used for keys that are not in the wire format
     * @param check compares keys with their fields; empty if the contract does not ask for it
     */
    public record Key(ProductKey declared, SchemaId schemaId, RecordProgram program, Optional<KeyCheck> check) {}

    /** @param output the output of the engine in which the key and its fields are unmasked */
    public record KeyCheck(KeyFieldCheck fields, int output) {}

    /** The number of outputs of the plan's programs: one for each port; one more if only that has the key unmasked. */
    public int outputs() {
        int checked = key.flatMap(Key::check).map(check -> check.output() + 1).orElse(0);
        return Math.max(ports.size(), checked);
    }

    /**
     * The ports to compile programs for. If the key is to be compared and every port hides a part of it, there is
     * another one after them with the key unmasked, whose output is only compared and never published.
     */
    static List<OutputPort> compiledPorts(Contract contract) {
        Optional<ProductKey> key = contract.key().filter(ProductKey::equalsFields);
        if (key.isEmpty() || contract.ports().stream().anyMatch(port -> !hidesKey(contract, port, key.get()))) {
            return contract.ports();
        }
        Map<FieldPath, Mask> open = new HashMap<>();
        contract.fields().forEach(field -> open.put(field.path(), new Mask.None()));
        List<OutputPort> ports = new ArrayList<>(contract.ports());
        ports.add(new OutputPort(PortName.DEFAULT, List.of(), open));
        return ports;
    }

    /** The output of {@link #compiledPorts} that does not hide any part of the key. */
    static int unmaskedOutput(Contract contract, ProductKey key) {
        int output = 0;
        while (output < contract.ports().size() && hidesKey(contract, contract.ports().get(output), key)) {
            output++;
        }
        return output;
    }

    private static boolean hidesKey(Contract contract, OutputPort port, ProductKey key) {
        return contract.masksOf(port).keySet().stream()
                .anyMatch(masked -> key.isHiddenBy(masked)
                        || key.fields().stream()
                                .flatMap(field -> key.before(field).stream())
                                .anyMatch(masked::isOrHolds));
    }

    /** The plan of a product without a contract in force: every record goes to quarantine. */
    public static EnforcementPlan withoutContract(ProductTopics topics) {
        return new EnforcementPlan(topics, Optional.empty(), List.of(), Optional.empty(), Map.of(), Map.of());
    }

    static List<Port> portsOf(ContractEntry entry) {
        List<Port> ports = new ArrayList<>();
        for (OutputPort port : entry.contract().ports()) {
            boolean masksKey = entry.contract()
                    .key()
                    .map(key -> entry.contract().masksOf(port).keySet().stream().anyMatch(key::isHiddenBy))
                    .orElse(false);
            ports.add(new Port(ports.size(), entry.contract().topics().output(port.name()).value(), masksKey));
        }
        return ports;
    }

    public @Nullable WriterDecision writer(RecordPart part, int schemaId) {
        return (part == RecordPart.KEY ? keyWriters : valueWriters).get(schemaId);
    }

    /** Whether records may carry the ids of their schemas there. */
    public boolean accepts(SchemaIdForm form) {
        return entry.isPresent() && entry.get().contract().settings().schemaIdForms().contains(form);
    }

    /** Whether a key is in the wire format; the plan must have a key. */
    public boolean isKeyFramed(byte[] bytes) {
        return KeyForm.isFramed(key.orElseThrow().declared().schema(), bytes, keyWriters::containsKey);
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
