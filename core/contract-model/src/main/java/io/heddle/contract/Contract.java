// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versioned promise of a data product, read from an ODCS document and validated: every path exists in the schema,
 * every mask fits its field's type, every name is legal.
 *
 * <p>Created with {@link #builder}. Immutable.
 *
 * @param valueSchema the Avro schema of every output port, always a record
 * @param key empty if the product has no key
 * @param fields what the contract promises about fields, in schema order; fields without any promise may be absent
 * @param ports at least the default port, which comes first
 * @param inputs declared lineage
 * @param undeclared how to handle personal data in fields that the contract does not declare
 * @param documentId the {@code id} of the document as written: {@code domain.product}, a UUID or any other text
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
        UndeclaredData undeclared,
        String documentId) {
    public Contract {
        support = List.copyOf(support);
        tags = Set.copyOf(tags);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
        sla = List.copyOf(sla);
        ports = List.copyOf(ports);
        inputs = List.copyOf(inputs);
    }

    /** Starts a builder with the three mandatory parts. */
    public static ContractBuilder builder(ProductId id, ContractVersion version, Schema valueSchema) {
        return new ContractBuilder(id, version, valueSchema);
    }

    /** Starts a builder with the values of this contract. */
    public ContractBuilder toBuilder() {
        return new ContractBuilder(this);
    }

    /** The product's purpose, usage and limitations; {@code ""} where not given. */
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

    /** The port with this name, if the contract declares one. */
    public Optional<OutputPort> port(PortName name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }
}
