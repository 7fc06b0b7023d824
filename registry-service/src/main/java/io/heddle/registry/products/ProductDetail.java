// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.SupportChannel;
import io.heddle.contract.Team;
import io.heddle.log.ContractEntry;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A product with everything its consumers and its owner need to work with it.
 *
 * @param contractId the id in the contract's document: the product's id or any other text
 * @param valueSchema the Avro schema of every output port, as JSON
 * @param inputs the declared inputs
 * @param versions every applied version, oldest first
 */
record ProductDetail(
        String id,
        String contractId,
        String domain,
        String title,
        String version,
        String status,
        String owner,
        Contract.Description description,
        Team team,
        List<SupportChannel> support,
        List<String> tags,
        Topics topics,
        List<ProductPort> ports,
        Settings settings,
        @Nullable Key key,
        List<ProductField> fields,
        List<Rule> rules,
        List<Objective> sla,
        String valueSchema,
        int valueSchemaId,
        @Nullable Integer keySchemaId,
        List<String> inputs,
        List<String> versions,
        String appliedAt) {
    /** The private topics; the mesh's own products have none. */
    record Topics(@Nullable String ingest, @Nullable String quarantine) {}

    /** The settings of the topics. */
    record Settings(
            int partitions,
            @Nullable Integer replicas,
            boolean compacted,
            @Nullable Long retentionMillis,
            String compatibility) {}

    /** The key of the records. */
    record Key(String field, String schema) {}

    /** A rule on the whole record. */
    record Rule(String id, String expression, String severity, String description) {}

    /** A service level objective. */
    record Objective(String id, String property, BigDecimal value, String unit, @Nullable String element) {
        static Objective of(SlaObjective sla) {
            return new Objective(sla.id(), sla.word(), sla.value(), sla.unit(), sla.element().orElse(null));
        }
    }

    static ProductDetail of(ContractEntry entry, Collection<ContractVersion> versions) {
        Contract contract = entry.contract();
        ProductId id = contract.id();
        return new ProductDetail(id.toString(), contract.documentId(), id.domain().value(), contract.name(),
                contract.version().toString(), contract.status().word(), contract.team().name(), contract.description(),
                contract.team(),
                contract.support(), contract.tags().stream().sorted().toList(), topics(contract),
                contract.ports().stream().map(port -> ProductPort.of(contract, port)).toList(), settings(contract),
                contract.key().map(key -> new Key(key.text(), key.schema().toString())).orElse(null),
                ProductField.of(contract), rules(contract), contract.sla().stream().map(Objective::of).toList(),
                contract.valueSchema().toString(), entry.valueSchemaId().value(),
                entry.keySchemaId().map(SchemaId::value).orElse(null),
                contract.inputs().stream().map(ProductId::toString).toList(),
                versions.stream().map(ContractVersion::toString).toList(), entry.appliedAt().toString());
    }

    private static Topics topics(Contract contract) {
        return contract.id().domain().isMesh()
                ? new Topics(null, null)
                : new Topics(contract.topics().ingest().value(), contract.topics().quarantine().value());
    }

    private static Settings settings(Contract contract) {
        return new Settings(contract.settings().partitions(), contract.settings().replicas().orElse(null),
                contract.settings().compacted(), contract.settings().retention().map(Duration::toMillis).orElse(null),
                contract.settings().compatibility().name());
    }

    private static List<Rule> rules(Contract contract) {
        return contract.rules().stream()
                .map(rule -> new Rule(rule.id(), rule.expression(), EnumSpelling.lowerCaseName(rule.severity()),
                        rule.description()))
                .toList();
    }
}
