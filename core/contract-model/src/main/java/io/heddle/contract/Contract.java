// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versioned promise of a data product, read from an ODCS document and valid in itself: every path exists in the
 * schema, every mask fits its field's type, every name is legal.
 *
 * <p>Made with {@link #builder}. Immutable.
 *
 * @param valueSchema the Avro schema of every output port, always a record
 * @param key empty if the product is not keyed
 * @param fields what is promised of fields, in schema order; fields without any promise may be absent
 * @param ports at least the default port, which comes first
 * @param inputs declared lineage
 * @param undeclared what becomes of personal data in fields the contract says nothing of
 */
public record Contract(
        ProductId id,
        ContractVersion version,
        ContractStatus status,
        String name,
        Description description,
        Team team,
        List<SupportChannel> support,
        Set<String> tags,
        Schema valueSchema,
        Optional<ProductKey> key,
        List<FieldPromise> fields,
        List<RecordRule> rules,
        List<SlaObjective> sla,
        TopicSettings settings,
        List<OutputPort> ports,
        List<ProductId> inputs,
        UndeclaredData undeclared) {
    public Contract {
        support = List.copyOf(support);
        tags = Set.copyOf(tags);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
        sla = List.copyOf(sla);
        ports = List.copyOf(ports);
        inputs = List.copyOf(inputs);
    }

    /** Starts a contract from the three things that have no default. */
    public static ContractBuilder builder(ProductId id, ContractVersion version, Schema valueSchema) {
        return new ContractBuilder(id, version, valueSchema);
    }

    /** Starts a contract that is this one but for what is set next. */
    public ContractBuilder toBuilder() {
        return new ContractBuilder(this);
    }

    /** Why the product is there, how to use it and what it is not for; {@code ""} where not given. */
    public record Description(String purpose, String usage, String limitations) {}

    /** {@code rentals.rentals@1.2.0}. */
    public ContractRef ref() {
        return new ContractRef(id, version);
    }

    /** The topics this contract governs. */
    public ProductTopics topics() {
        return new ProductTopics(id, version.major());
    }

    /** The masks of a port, by field, without {@link Mask.None}. */
    public Map<FieldPath, Mask> masksOf(OutputPort port) {
        Map<FieldPath, Mask> masks = new LinkedHashMap<>();
        for (FieldPromise field : fields) {
            Mask mask = port.overrides().getOrDefault(field.path(), field.mask());
            if (!(mask instanceof Mask.None)) {
                masks.put(field.path(), mask);
            }
        }
        port.overrides().forEach((path, mask) -> {
            if (!(mask instanceof Mask.None)) {
                masks.putIfAbsent(path, mask);
            }
        });
        return masks;
    }

    /** The port of that name, if the contract has it. */
    public Optional<OutputPort> port(PortName name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }
}
