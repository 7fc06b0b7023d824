// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RecordRule;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.Team;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.odcs.internal.section.ContractIdentity;
import io.heddle.contract.odcs.internal.section.DeclaredMask;
import io.heddle.contract.odcs.internal.section.DeclaredMaskReview;
import io.heddle.contract.odcs.internal.section.FieldPromiseReader;
import io.heddle.contract.odcs.internal.section.InputProductReader;
import io.heddle.contract.odcs.internal.section.OutputPortReader;
import io.heddle.contract.odcs.internal.section.OwnershipReader;
import io.heddle.contract.odcs.internal.section.ProductKeyReader;
import io.heddle.contract.odcs.internal.section.QualityRuleReader;
import io.heddle.contract.odcs.internal.section.ServiceLevelReader;
import io.heddle.contract.odcs.internal.section.TopicSettingsReader;
import io.heddle.contract.odcs.internal.section.UndeclaredDataReader;
import io.heddle.contract.odcs.internal.shape.ServerRequirements;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads every part of a document, regardless of faults in other parts, and assembles the contract if there are none.
 */
final class ContractAssembler {
    private ContractAssembler() {}

    static ContractReading assemble(DocumentSection root, String source, SchemaSource schemas, boolean mesh) {
        ServerRequirements.check(root);
        ContractIdentity identity = ContractIdentity.read(root, mesh);
        ValueSchema schema = ValueSchema.read(root, identity.topics(), schemas);
        Map<FieldPath, FieldDeclaration> notes = FieldDeclarationReader.read(schema, root.findings());
        List<RecordRule> rules = QualityRuleReader.read(schema, notes);
        List<SlaObjective> sla = ServiceLevelReader.read(root, schema);
        TopicSettings topics = new TopicSettingsReader(root).topics(sla);
        Optional<ProductKey> key = new ProductKeyReader(root, schema, schemas).read(notes);
        if (topics.compacted() && key.isEmpty() && schema.index().isPresent() && !mesh
                && root.customProperty("key").isEmpty()) {
            root.customProperty("cleanup.policy").ifPresent(located -> root.findings().fault(
                    "key.missing", located.node(), located.path(),
                    "a compacted topic keeps the last record of each key, but there is no key",
                    "add the custom property 'key' with a field, or 'primaryKey: true' to one property"));
        }
        List<DeclaredMask> masks = DeclaredMask.own(notes);
        List<OutputPort> ports = OutputPortReader.read(root, schema, masks);
        new DeclaredMaskReview(schema, notes, masks, root.findings()).check(ports, key, topics.compacted());
        List<ProductId> inputs = InputProductReader.read(root, identity.product(), schema, notes);
        List<FieldPromise> fields = FieldPromiseReader.read(root, identity.product(), schema, notes);
        UndeclaredData undeclared = UndeclaredDataReader.read(root, schema);
        Team team = OwnershipReader.team(root);
        if (root.findings().hasFaults() || identity.product().isEmpty() || identity.version().isEmpty()
                || identity.status().isEmpty() || schema.schema().isEmpty()) {
            return new ContractReading.Invalid(root.findings().faults());
        }
        Contract contract = Contract
                .builder(identity.product().get(), identity.version().get(), schema.schema().get())
                .status(identity.status().get())
                .name(root.text("name").orElse(identity.product().get().toString()))
                .description(OwnershipReader.description(root))
                .team(team)
                .support(OwnershipReader.support(root))
                .tags(new LinkedHashSet<>(root.texts("tags")))
                .key(key)
                .fields(fields)
                .rules(rules)
                .sla(sla)
                .settings(topics)
                .ports(ports)
                .inputs(inputs)
                .undeclared(undeclared)
                .documentId(root.text("id").orElse(""))
                .build();
        return new ContractReading.Valid(contract, new ContractDocument(source), root.findings().notices());
    }
}
