// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RecordRule;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.Team;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.UndeclaredData;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has every part of a document read, whatever is wrong with the others, and puts the contract together if nothing is. */
final class ContractAssembly {
    private ContractAssembly() {}

    static ContractReading assemble(Section root, String source, SchemaSource schemas, boolean mesh) {
        Servers.check(root);
        Identity identity = Identity.read(root, mesh);
        ValueSchema schema = ValueSchema.read(root, identity.topics(), schemas);
        Map<FieldPath, FieldNote> notes = FieldNotes.read(schema, root.findings());
        List<RecordRule> rules = QualityRules.read(schema, notes);
        List<SlaObjective> sla = ServiceLevels.read(root, schema);
        MeshSettings settings = new MeshSettings(root);
        TopicSettings topics = settings.topics(sla);
        Optional<ProductKey> key = settings.key(schema, notes);
        if (topics.compacted() && key.isEmpty() && schema.index().isPresent() && !mesh && root.custom("key").isEmpty()) {
            root.custom("cleanup.policy").ifPresent(at -> root.findings().fault(
                    "key.missing", at.node(), at.path(), "a compacted topic keeps the last record of each key, but there is no key",
                    "add the custom property 'key' with a top-level field, or 'primaryKey: true' to one property"));
        }
        List<MaskUse> masks = MaskUse.own(notes);
        List<OutputPort> ports = Ports.read(root, schema, masks);
        new MaskReview(schema, notes, masks, root.findings()).check(ports, key, topics.compacted());
        List<ProductId> inputs = Inputs.read(root, identity.product(), notes);
        List<FieldPromise> fields = Promises.of(root, identity.product(), schema, notes);
        UndeclaredData undeclared = UndeclaredDataReader.read(root, schema);
        Team team = Ownership.team(root);
        if (root.findings().hasFaults() || identity.product().isEmpty() || identity.version().isEmpty()
                || identity.status().isEmpty() || schema.schema().isEmpty()) {
            return new ContractReading.Invalid(root.findings().faults());
        }
        Contract contract = new Contract(
                identity.product().get(), identity.version().get(), identity.status().get(),
                root.text("name").orElse(identity.product().get().toString()), Ownership.description(root), team,
                Ownership.support(root), new LinkedHashSet<>(root.texts("tags")), schema.schema().get(), key, fields, rules, sla,
                topics, ports, inputs, undeclared);
        return new ContractReading.Valid(contract, new ContractDocument(source), root.findings().notices());
    }
}
