// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.diff;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.RecordRule;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.text.ContractWording;
import io.heddle.contract.text.SchemaFields;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Describes the differences between a version of a contract and its predecessor. Pure. */
public final class ContractDiff {
    private final List<ContractDifference> differences = new ArrayList<>();

    private ContractDiff() {}

    /**
     * Schema changes first, then changes of its promises; empty if only the version or something irrelevant to
     * consumers differs.
     */
    public static List<ContractDifference> between(Contract before, Contract after) {
        ContractDiff all = new ContractDiff();
        all.compare("field ", types(before), types(after));
        all.compare("default of ", SchemaDefaults.byPath(before.valueSchema()),
                SchemaDefaults.byPath(after.valueSchema()));
        all.compare("classification of ", classifications(before), classifications(after));
        all.compare("tags of ", tags(before), tags(after));
        all.compare("rule ", rules(before), rules(after));
        all.compare("port ", ports(before), ports(after));
        all.compare("mask of ", masks(before), masks(after));
        all.compare("SLA ", sla(before), sla(after));
        all.compare("", settings(before), settings(after));
        all.compare("", texts(before), texts(after));
        return List.copyOf(all.differences);
    }

    private void compare(String label, Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.get(name);
            String now = after.get(name);
            if (old == null) {
                differences
                        .add(new ContractDifference(ContractDifference.Kind.ADDED, label + name, String.valueOf(now)));
            } else if (now == null) {
                differences.add(new ContractDifference(ContractDifference.Kind.REMOVED, label + name, ""));
            } else if (!old.equals(now)) {
                differences.add(
                        new ContractDifference(ContractDifference.Kind.CHANGED, label + name, now + ", was " + old));
            }
        }
    }

    private static Map<String, String> types(Contract contract) {
        Map<String, String> types = new LinkedHashMap<>();
        SchemaFields.byPath(contract.valueSchema()).forEach(
                (path, field) -> types.put(path.text(), field.type() + (field.nullable() ? ", may be null" : "")));
        return types;
    }

    private static Map<String, String> classifications(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        for (FieldPromise field : contract.fields()) {
            if (!field.classification().isEmpty()) {
                all.put(field.path().text(), field.classification());
            }
        }
        return all;
    }

    private static Map<String, String> tags(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        for (FieldPromise field : contract.fields()) {
            if (!field.tags().isEmpty()) {
                all.put(field.path().text(), String.join(", ", new TreeSet<>(field.tags())));
            }
        }
        return all;
    }

    private static Map<String, String> rules(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        for (FieldPromise field : contract.fields()) {
            for (FieldRule rule : field.rules()) {
                all.put(rule.id(), ContractWording.describe(rule));
            }
        }
        for (RecordRule rule : contract.rules()) {
            all.put(rule.id(), rule.expression() + " (" + rule.severity().name().toLowerCase(Locale.ROOT) + ")");
        }
        return all;
    }

    private static Map<String, String> ports(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        for (OutputPort port : contract.ports()) {
            all.put(port.name().value(), port.audience().isEmpty()
                    ? "for everyone"
                    : "for " + String.join(", ", new TreeSet<>(port.audience())));
        }
        return all;
    }

    private static Map<String, String> masks(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        for (OutputPort port : contract.ports()) {
            contract.masksOf(port).forEach((FieldPath path, Mask mask) -> all
                    .put(path.text() + " on port " + port.name(), ContractWording.describe(mask)));
        }
        return all;
    }

    private static Map<String, String> sla(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        for (SlaObjective objective : contract.sla()) {
            all.put(objective.id(), ContractWording.describe(objective));
        }
        return all;
    }

    private static Map<String, String> settings(Contract contract) {
        TopicSettings settings = contract.settings();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("status", contract.status().word());
        all.put("key", contract.key().map(ProductKey::text).orElse("none"));
        all.put("partitions", String.valueOf(settings.partitions()));
        all.put("cleanup", settings.compacted() ? "compact" : "delete");
        all.put("retention",
                settings.retention().map((Duration time) -> ContractWording.describe(time)).orElse("the cluster's"));
        all.put("quarantine retention", ContractWording.describe(settings.quarantineRetention()));
        all.put("compatibility", settings.compatibility().name());
        all.put("inputs", contract.inputs().isEmpty()
                ? "none"
                : String.join(", ", contract.inputs().stream().map(ProductId::toString).sorted().toList()));
        return all;
    }

    private static Map<String, String> texts(Contract contract) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", contract.name());
        all.put("owner", contract.team().name());
        all.put("purpose", contract.description().purpose());
        all.put("usage", contract.description().usage());
        all.put("limitations", contract.description().limitations());
        return all;
    }
}
