// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.engine.compatibility.SchemaDifference.Effect;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a schema with its earlier versions. Compatibility is decided by Avro's own checker, which Confluent's Schema
 * Registry uses too; only the messages are ours. Immutable and thread-safe.
 *
 * <pre>{@code
 * SchemaComparison comparison = SchemaComparison.of(next, List.of(first, second));
 * if (!comparison.isCompatible(Compatibility.BACKWARD_TRANSITIVE)) {
 *     comparison.breaking(Compatibility.BACKWARD_TRANSITIVE)
 *             .forEach(d -> log(d.path() + ": " + d.message() + "; " + d.fix()));
 * }
 * }</pre>
 */
public final class SchemaComparison {
    private final List<SchemaDifference> differences;
    private final int last;

    private SchemaComparison(List<SchemaDifference> differences, int last) {
        this.differences = List.copyOf(differences);
        this.last = last;
    }

    /**
     * Compares a schema with its earlier versions.
     *
     * @param earlier oldest first; if empty, everything is compatible
     */
    public static SchemaComparison of(Schema next, List<Schema> earlier) {
        List<SchemaDifference> all = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            all.addAll(differences(i, earlier.get(i), next));
        }
        return new SchemaComparison(all, earlier.size() - 1);
    }

    /** The incompatibilities, the changes of fields that have none, and all changes in meaning. */
    private static List<SchemaDifference> differences(int index, Schema earlier, Schema next) {
        List<SchemaDifference> found = new ArrayList<>(ReaderIncompatibilities.of(index, earlier, next));
        Set<String> broken = new HashSet<>();
        found.forEach(difference -> broken.add(difference.path()));
        SchemaChanges.of(index, earlier, next).stream()
                .filter(change -> change.effect() == Effect.MEANING || !broken.contains(change.path()))
                .forEach(found::add);
        return found;
    }

    /** Whether the level is satisfied: against the last version, or against all of them if the level is transitive. */
    public boolean isCompatible(Compatibility level) {
        return breaking(level).isEmpty();
    }

    /** The differences that violate the level. */
    public List<SchemaDifference> breaking(Compatibility level) {
        String name = level.name();
        boolean backward = name.startsWith("BACKWARD") || name.startsWith("FULL");
        boolean forward = name.startsWith("FORWARD") || name.startsWith("FULL");
        return differences.stream()
                .filter(difference -> name.endsWith("TRANSITIVE") || difference.earlier() == last)
                .filter(difference -> (backward && difference.effect() == Effect.NEW_READERS)
                        || (forward && difference.effect() == Effect.OLD_READERS))
                .toList();
    }

    /** All differences from all earlier versions, including harmless ones; incompatibilities come first. */
    public List<SchemaDifference> differences() {
        return differences;
    }
}
