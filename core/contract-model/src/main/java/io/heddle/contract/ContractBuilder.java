// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a {@link Contract}. Unset parts take the defaults of an ODCS document that leaves them out: an active contract
 * without key, rules or objectives, three partitions, and one output port open to everyone. Not thread-safe.
 *
 * <pre>{@code
 * Contract contract = Contract.builder(ProductId.parse("crm.customers"), ContractVersion.parse("1.0.0"), schema)
 *         .key(new ProductKey(FieldPath.of("customer_id"), Schema.create(Schema.Type.LONG)))
 *         .fields(List.of(email))
 *         .build();
 * }</pre>
 */
public final class ContractBuilder {
    private final ProductId id;
    private final ContractVersion version;
    private ContractStatus status = ContractStatus.ACTIVE;
    private String name;
    private Contract.Description description = new Contract.Description("", "", "");
    private Team team;
    private List<SupportChannel> support = List.of();
    private Set<String> tags = Set.of();
    private Schema valueSchema;
    private Optional<ProductKey> key = Optional.empty();
    private List<FieldPromise> fields = List.of();
    private List<RecordRule> rules = List.of();
    private List<SlaObjective> sla = List.of();
    private TopicSettings settings = TopicSettings.DEFAULT;
    private List<OutputPort> ports = List.of(new OutputPort(PortName.DEFAULT, List.of(), Map.of()));
    private List<ProductId> inputs = List.of();
    private UndeclaredData undeclared = UndeclaredData.UNSPECIFIED;
    private String documentId;

    ContractBuilder(ProductId id, ContractVersion version, Schema valueSchema) {
        this.id = id;
        this.version = version;
        this.valueSchema = valueSchema;
        name = id.toString();
        documentId = id.toString();
        team = new Team(id.domain().value(), List.of());
    }

    ContractBuilder(Contract contract) {
        id = contract.id();
        version = contract.version();
        status = contract.status();
        name = contract.name();
        description = contract.description();
        team = contract.team();
        support = contract.support();
        tags = contract.tags();
        valueSchema = contract.valueSchema();
        key = contract.key();
        fields = contract.fields();
        rules = contract.rules();
        sla = contract.sla();
        settings = contract.settings();
        ports = contract.ports();
        inputs = contract.inputs();
        undeclared = contract.undeclared();
        documentId = contract.documentId();
    }

    public ContractBuilder status(ContractStatus status) {
        this.status = status;
        return this;
    }

    /** The display name; defaults to the product's id. */
    public ContractBuilder name(String name) {
        this.name = name;
        return this;
    }

    public ContractBuilder description(Contract.Description description) {
        this.description = description;
        return this;
    }

    /** The owning team; defaults to a team named after the domain. */
    public ContractBuilder team(Team team) {
        this.team = team;
        return this;
    }

    public ContractBuilder support(List<SupportChannel> support) {
        this.support = support;
        return this;
    }

    public ContractBuilder tags(Set<String> tags) {
        this.tags = tags;
        return this;
    }

    public ContractBuilder valueSchema(Schema valueSchema) {
        this.valueSchema = valueSchema;
        return this;
    }

    public ContractBuilder key(ProductKey key) {
        return key(Optional.of(key));
    }

    public ContractBuilder key(Optional<ProductKey> key) {
        this.key = key;
        return this;
    }

    public ContractBuilder fields(List<FieldPromise> fields) {
        this.fields = fields;
        return this;
    }

    public ContractBuilder rules(List<RecordRule> rules) {
        this.rules = rules;
        return this;
    }

    public ContractBuilder sla(List<SlaObjective> sla) {
        this.sla = sla;
        return this;
    }

    public ContractBuilder settings(TopicSettings settings) {
        this.settings = settings;
        return this;
    }

    /** All output ports, the default port first. */
    public ContractBuilder ports(List<OutputPort> ports) {
        this.ports = ports;
        return this;
    }

    /** The products that this one is derived from. */
    public ContractBuilder inputs(List<ProductId> inputs) {
        this.inputs = inputs;
        return this;
    }

    public ContractBuilder undeclared(UndeclaredData undeclared) {
        this.undeclared = undeclared;
        return this;
    }

    /** The id in the document; defaults to the product's id. */
    public ContractBuilder documentId(String documentId) {
        this.documentId = documentId;
        return this;
    }

    public Contract build() {
        return new Contract(
                id, version, status, name, description, team, support, tags, valueSchema, key, fields, rules, sla,
                settings, ports, inputs, undeclared, documentId);
    }
}
