// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.FieldPath;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SupportChannel;
import io.heddle.contract.Team;
import io.heddle.contract.TopicName;
import io.heddle.contract.text.ContractWording;
import io.heddle.log.ContractEntry;
import io.heddle.registry.portal.PageLink;
import io.heddle.registry.portal.SlaBadge;
import io.heddle.registry.portal.live.LiveProduct;
import io.heddle.registry.sla.SlaStatus;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The model of the page of a product.
 *
 * @param sla the state of the worst objective
 * @param support how to get help; without a link if the address is not safe to follow in a browser
 * @param privateTopics ingest and quarantine; none for the mesh's own products
 */
public record ProductPage(
        String id,
        String domain,
        String name,
        String version,
        String status,
        String statusStyle,
        SlaBadge sla,
        Contract.Description description,
        String owner,
        List<Team.Member> members,
        List<PageLink> support,
        List<String> tags,
        List<Port> ports,
        List<String> privateTopics,
        List<Fact> settings,
        List<FieldRow> fields,
        List<Rule> rules,
        List<SlaRow> objectives,
        List<PageLink> inputs,
        List<VersionRow> versions,
        List<CodeSnippet> code,
        LiveProduct live) {
    /**
     * An output port.
     *
     * @param audience formatted
     * @param masks the number of masked fields
     */
    public record Port(String name, String topic, String audience, int masks) {}

    /** A rule on the whole record. */
    public record Rule(String id, String expression, String severity, String description) {}

    /** A setting and its value. */
    public record Fact(String label, String value) {}

    /**
     * @param where the addresses of this mesh
     * @param live the current throughput
     */
    static ProductPage of(
            ContractEntry entry, Collection<ContractEntry> history, Collection<SlaStatus> statuses, MeshAddresses where,
            LiveProduct live) {
        Contract contract = entry.contract();
        String id = contract.id().toString();
        String topic = contract.topics().output(PortName.DEFAULT).value();
        return new ProductPage(id, contract.id().domain().value(), contract.name(), contract.version().toString(),
                contract.status().word(), statusBadge(contract.status()), SlaBadge.worst(statuses),
                contract.description(),
                contract.team().name(), contract.team().members(),
                contract.support().stream().map(ProductPage::support).toList(),
                contract.tags().stream().sorted().toList(), ports(contract), privateTopics(contract),
                settings(contract, entry), FieldRow.of(contract), rules(contract), SlaRow.of(contract, statuses),
                contract.inputs().stream().map(ProductId::toString)
                        .map(input -> new PageLink("/products/" + input, input)).toList(),
                VersionRow.of(history, contract),
                ConsumerSnippets.of(where.bootstrapServers(), where.schemaRegistry(), topic,
                        contract.key().isPresent()),
                live);
    }

    /** The addresses of the mesh. */
    record MeshAddresses(String bootstrapServers, String schemaRegistry) {}

    private static String statusBadge(ContractStatus status) {
        return switch (status) {
            case ACTIVE -> "ok";
            case DEPRECATED -> "warn";
            case RETIRED -> "bad";
            case PROPOSED, DRAFT -> "wait";
        };
    }

    private static PageLink support(SupportChannel channel) {
        String url = channel.url().strip();
        String lower = url.toLowerCase(Locale.ROOT);
        // A contract may contain any text here, so only web and mail addresses become links.
        boolean followable =
                lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
        String label = channel.channel().isEmpty() ? url : channel.channel();
        return new PageLink(followable ? url : "",
                channel.tool().isEmpty() ? label : label + " (" + channel.tool() + ")");
    }

    private static List<Port> ports(Contract contract) {
        return contract.ports().stream()
                .map(port -> new Port(port.name().value(), contract.topics().output(port.name()).value(),
                        port.audience().isEmpty() ? "everybody" : String.join(", ", port.audience()),
                        contract.masksOf(port).size()))
                .toList();
    }

    private static List<String> privateTopics(Contract contract) {
        return contract.id().domain().isMesh()
                ? List.of()
                : List.of(contract.topics().ingest(), contract.topics().quarantine()).stream()
                        .map(TopicName::value)
                        .toList();
    }

    private static List<Fact> settings(Contract contract, ContractEntry entry) {
        return List.of(
                new Fact("Key", contract.key().map(ProductKey::field).map(FieldPath::text).orElse("none")),
                new Fact("Partitions", String.valueOf(contract.settings().partitions())),
                new Fact("Cleanup", contract.settings().compacted() ? "compact" : "delete"),
                new Fact("Retention",
                        contract.settings().retention().map((Duration time) -> ContractWording.describe(time))
                                .orElse("the cluster's")),
                new Fact("Compatibility", contract.settings().compatibility().name()),
                new Fact("Schema id", String.valueOf(entry.valueSchemaId().value())));
    }

    private static List<Rule> rules(Contract contract) {
        return contract.rules().stream()
                .map(rule -> new Rule(rule.id(), rule.expression(),
                        rule.severity().name().toLowerCase(Locale.ROOT), rule.description()))
                .toList();
    }
}
