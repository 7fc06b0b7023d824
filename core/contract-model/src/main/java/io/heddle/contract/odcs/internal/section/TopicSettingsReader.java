// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.SchemaIdForm;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads Heddle's settings in {@code customProperties}, mainly those of the topics. */
public final class TopicSettingsReader {
    private static final int MAX_PARTITIONS = 10_000;
    private static final int MAX_REPLICAS = 100;
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})\\s?([a-z]{1,12})");
    private static final Duration SHORTEST_QUARANTINE = Duration.ofHours(1);
    private static final Duration LONGEST_QUARANTINE = Duration.ofDays(3_650);
    private static final List<String> KINDS = List.of("source-aligned", "consumer-aligned", "shared");

    private final DocumentSection root;

    public TopicSettingsReader(DocumentSection root) {
        this.root = root;
    }

    public TopicSettings topics(List<SlaObjective> sla) {
        CustomPropertyNames.check(root);
        checkKind();
        boolean compacted = compacted();
        return new TopicSettings(
                compatibility(),
                count("partitions", MAX_PARTITIONS).orElse(TopicSettings.DEFAULT_PARTITIONS),
                count("replicas", MAX_REPLICAS),
                compacted,
                sla.stream()
                        .filter(objective -> objective.property() == SlaProperty.RETENTION)
                        .findFirst()
                        .flatMap(SlaObjective::duration),
                compactionLag(compacted),
                quarantineRetention(),
                schemaIdForms());
    }

    private Set<SchemaIdForm> schemaIdForms() {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("schemaIdForms");
        if (located.isEmpty()) {
            return Set.of(SchemaIdForm.values());
        }
        List<String> words = located.get().node() instanceof YamlNode.Sequence list
                ? list.items().stream().map(item -> item instanceof YamlScalar scalar ? scalar.text() : "?").toList()
                : located.get().node() instanceof YamlScalar scalar ? List.of(scalar.text()) : List.of();
        if (words.isEmpty() || !Set.of("prefix", "header").containsAll(words)) {
            invalid(located.get(), "schemaIdForms is prefix, header or both", "write '[prefix, header]'");
            return Set.of(SchemaIdForm.values());
        }
        return words.stream().map(word -> word.equals("prefix") ? SchemaIdForm.PREFIX : SchemaIdForm.HEADER)
                .collect(Collectors.toSet());
    }

    private Duration quarantineRetention() {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("quarantineRetention");
        Optional<Duration> retention = located.map(DocumentSection.LocatedNode::node)
                .filter(YamlScalar.class::isInstance)
                .flatMap(node -> duration(((YamlScalar) node).text()))
                .filter(time -> time.compareTo(SHORTEST_QUARANTINE) >= 0 && time.compareTo(LONGEST_QUARANTINE) <= 0);
        if (located.isPresent() && retention.isEmpty()) {
            invalid(located.get(), "quarantineRetention must be a time from 1h to 3650d", "write for example 30d");
        }
        return retention.orElse(TopicSettings.QUARANTINE_RETENTION);
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        return matcher.matches()
                ? new SlaObjective(
                        "quarantine", SlaProperty.RETENTION.word(), new BigDecimal(matcher.group(1)), matcher.group(2),
                        Optional.empty())
                        .duration()
                : Optional.empty();
    }

    private Optional<Duration> compactionLag(boolean compacted) {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("min.compaction.lag.ms");
        if (located.isPresent() && !compacted) {
            root.findings().fault(
                    "setting.invalid", located.get().node(), located.get().path(),
                    "min.compaction.lag.ms has no effect on a topic that is not compacted",
                    "set cleanup.policy to compact, or remove it");
        }
        return count("min.compaction.lag.ms", Integer.MAX_VALUE).map(Duration::ofMillis);
    }

    private void checkKind() {
        root.customProperty("domainKind").ifPresent(located -> {
            if (!(located.node() instanceof YamlScalar word && KINDS.contains(word.text()))) {
                invalid(located, "domainKind must be one of " + String.join(", ", KINDS), "write one of them");
            }
        });
    }

    private void invalid(DocumentSection.LocatedNode located, String rule, String fix) {
        root.findings().fault("setting.invalid", located.node(), located.path(),
                rule + ", but is " + located.node().describe(), fix);
    }

    private TopicSettings.Compatibility compatibility() {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("compatibility");
        List<String> words = Arrays.stream(TopicSettings.Compatibility.values()).map(Enum::name).toList();
        if (located.isPresent() && located.get().node() instanceof YamlScalar word && words.contains(word.text())) {
            return TopicSettings.Compatibility.valueOf(word.text());
        }
        located.ifPresent(a -> invalid(
                a, "compatibility must be one of " + String.join(", ", words),
                NameSuggestions.closestOr(a.node() instanceof YamlScalar s ? s.text() : "", words,
                        "write BACKWARD_TRANSITIVE")));
        return TopicSettings.Compatibility.BACKWARD_TRANSITIVE;
    }

    private Optional<Integer> count(String name, int max) {
        Optional<DocumentSection.LocatedNode> located = root.customProperty(name);
        Optional<Integer> count = located.map(DocumentSection.LocatedNode::node)
                .filter(YamlScalar.class::isInstance)
                .flatMap(node -> ((YamlScalar) node).wholeNumber())
                .filter(n -> n >= 1 && n <= max);
        if (located.isPresent() && count.isEmpty()) {
            invalid(located.get(), name + " must be a whole number from 1 to " + max, "write a number such as 3");
        }
        return count;
    }

    private boolean compacted() {
        Optional<DocumentSection.LocatedNode> located = root.customProperty("cleanup.policy");
        if (located.isEmpty()) {
            return false;
        }
        List<String> words = located.get().node() instanceof YamlNode.Sequence list
                ? list.items().stream().map(item -> item instanceof YamlScalar s ? s.text() : "?").toList()
                : located.get().node() instanceof YamlScalar scalar
                        ? Arrays.stream(scalar.text().split(",")).map(String::strip).toList()
                        : List.of();
        if (words.isEmpty() || !Set.of("compact", "delete").containsAll(words)) {
            invalid(located.get(), "cleanup.policy must be delete, compact or both",
                    "write 'delete', 'compact' or 'compact,delete'");
        }
        return words.contains("compact");
    }
}
