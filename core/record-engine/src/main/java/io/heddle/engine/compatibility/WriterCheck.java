// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductKey;
import io.heddle.contract.Severity;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.contract.Violation;
import io.heddle.engine.compatibility.SchemaDifference.Effect;
import io.heddle.engine.compatibility.SchemaDifference.Kind;
import io.heddle.engine.internal.avro.MeaningConflicts;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks whether records of a writer's schema may be written to a product under the contract's compatibility level, no
 * matter who registered the schema and where. Immutable and thread-safe.
 *
 * <p>Outputs always use the contract's schema, so at every level but {@code NONE} that schema must be able to read
 * <em>every</em> record of the writer. {@code FORWARD} and {@code FULL} also promise that a reader with the writer's
 * schema can read the outputs and, if the level is transitive, the outputs of the contract's earlier versions. At
 * {@code NONE} records are decided one by one. The contract's own versions may always write.
 *
 * <pre>{@code
 * List<Violation> found = WriterCheck.ofValues(contract, earlierSchemas).violations(writer);
 * }</pre>
 */
public final class WriterCheck {
    private static final ReaderIncompatibilities.Wording WORDS = new ReaderIncompatibilities.Wording(
            "readers with this schema cannot read the outputs", "the contract's schema cannot read what this one "
                    + "writes");

    private final Schema schema;
    private final List<Schema> earlier;
    private final Compatibility level;

    private WriterCheck(Schema schema, List<Schema> earlier, Compatibility level) {
        this.schema = schema;
        this.earlier = List.copyOf(earlier);
        this.level = level;
    }

    /**
     * The check for a schema that does not come from a contract.
     *
     * @param earlier the earlier versions of the schema
     */
    static WriterCheck of(Schema schema, List<Schema> earlier, Compatibility level) {
        return new WriterCheck(schema, earlier, level);
    }

    /**
     * The check for value schemas.
     *
     * @param earlier the value schemas of the contract's earlier versions with the same major version
     */
    public static WriterCheck ofValues(Contract contract, List<Schema> earlier) {
        return new WriterCheck(contract.valueSchema(), earlier, contract.settings().compatibility());
    }

    /**
     * The check for key schemas, under the same level.
     *
     * @param earlier the key schemas of the contract's earlier versions with the same major version
     * @throws IllegalArgumentException if the product has no key
     */
    public static WriterCheck ofKeys(Contract contract, List<Schema> earlier) {
        Schema schema = contract.key()
                .map(ProductKey::schema)
                .orElseThrow(() -> new IllegalArgumentException(contract.id() + " has no key"));
        return new WriterCheck(schema, earlier, contract.settings().compatibility());
    }

    /** The compatibility level that is enforced. */
    public Compatibility level() {
        return level;
    }

    /** Why the schema must not write, with codes such as {@code schema.field-removed} as the rule; empty if it may. */
    public List<Violation> violations(Schema writer) {
        if (level == Compatibility.NONE || schema.equals(writer) || earlier.contains(writer)) {
            return List.of();
        }
        Set<Violation> found = new LinkedHashSet<>();
        boolean forward = level.name().startsWith("FORWARD") || level.name().startsWith("FULL");
        for (SchemaDifference fault : ReaderIncompatibilities.of(0, schema, writer, WORDS)) {
            if (fault.effect() == Effect.OLD_READERS || forward) {
                found.add(violation(fault));
            }
        }
        if (forward && level.name().endsWith("TRANSITIVE")) {
            for (Schema old : earlier) {
                ReaderIncompatibilities.of(0, old, writer, WORDS).stream()
                        .filter(fault -> fault.effect() == Effect.NEW_READERS)
                        .forEach(fault -> found.add(violation(fault)));
            }
        }
        if (found.isEmpty()) {
            MeaningConflicts.between(writer, schema).forEach(meaning -> found.add(violation(
                    Kind.MEANING_CHANGED, meaning.path(),
                    "values are " + meaning.written() + ", and the contract's are " + meaning.read()
                            + "; write what the contract says, or without a logical type if it is the same number")));
        }
        List<Violation> all = new ArrayList<>(found);
        return List.copyOf(all.subList(0, Math.min(all.size(), Violation.MAX_PER_RECORD)));
    }

    private static Violation violation(SchemaDifference fault) {
        return violation(fault.kind(), fault.path(), fault.message() + "; " + fault.fix());
    }

    private static Violation violation(Kind kind, String path, String message) {
        return new Violation("schema." + kind.code(), path, "", message, Severity.ERROR);
    }
}
