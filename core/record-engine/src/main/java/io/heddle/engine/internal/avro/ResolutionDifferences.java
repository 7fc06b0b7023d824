// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a writer's schema that Avro cannot resolve to the contract's. Some differences affect every record;
 * others affect only records with a certain union branch, enum symbol, array item or map value, and are found record by
 * record, as in Avro.
 */
public final class ResolutionDifferences {
    private static final int MAX = 100;

    private final List<Difference> found = new ArrayList<>();
    private final IdentityHashMap<Schema, Set<Schema>> visited = new IdentityHashMap<>();
    private final Set<Map.Entry<String, String>> failed = new HashSet<>();

    private ResolutionDifferences() {}

    /**
     * One difference.
     *
     * @param path in the contract's schema
     * @param always whether no record of the writer can be resolved
     */
    public record Difference(String path, String message, boolean always) {}

    /**
     * All differences between a writer's schema and the contract's, at most {@value #MAX}. A pair that Avro refuses
     * with an exception has a difference too: the writer's schema must never stop the caller.
     */
    public static List<Difference> between(Schema writer, Schema contract) {
        try {
            ResolutionDifferences differences = new ResolutionDifferences();
            differences.compare("", Schema.applyAliases(writer, contract), contract, true);
            return List.copyOf(differences.found);
        } catch (RuntimeException | StackOverflowError e) {
            return unresolvable(writer, contract, e);
        }
    }

    /** What makes Avro, or the engine, fail on a writer's schema. */
    public static List<Difference> unresolvable(Schema writer, Schema contract, Throwable thrown) {
        List<Difference> conflicts = AliasConflicts.between(writer, contract).stream()
                .limit(MAX)
                .map(conflict -> new Difference(conflict.path(), conflict.message(), true))
                .toList();
        return conflicts.isEmpty()
                ? List.of(new Difference("", "Avro cannot resolve the writer's schema: " + reason(thrown), true))
                : conflicts;
    }

    /** Avro's messages about schemas contain nothing but schemas. */
    private static String reason(Throwable thrown) {
        return thrown instanceof AvroRuntimeException
                ? String.valueOf(thrown.getMessage())
                : thrown.getClass().getSimpleName();
    }

    private void compare(String path, Schema writer, Schema reader, boolean always) {
        if (found.size() < MAX) {
            visit(path, Resolver.resolve(writer, reader, RawGenericData.INSTANCE), always);
        }
    }

    private void visit(String path, Resolver.Action action, boolean always) {
        if (found.size() >= MAX) {
            return;
        }
        if (action instanceof Resolver.ErrorAction error) {
            error(path, error, always);
        } else if (action instanceof Resolver.Container container) {
            String step = container.reader.getType() == Schema.Type.ARRAY ? "[]" : "{}";
            visit(path + step, container.elementAction, false);
        } else if (action instanceof Resolver.ReaderUnion union) {
            visit(path, union.actualAction, always);
        } else if (action instanceof Resolver.WriterUnion union) {
            branches(path, union, always);
        } else if (action instanceof Resolver.EnumAdjust symbols) {
            symbols(path, symbols, always);
        } else if (action instanceof Resolver.RecordAdjust record && isNew(record)) {
            int next = 0;
            for (Resolver.Action field : record.fieldActions) {
                if (!(field instanceof Resolver.Skip)) {
                    visit(child(path, record.readerOrder[next++].name()), field, always);
                }
            }
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private boolean isNew(Resolver.RecordAdjust record) {
        return visited.computeIfAbsent(record.writer, key -> new HashSet<>()).add(record.reader);
    }

    private void branches(String path, Resolver.WriterUnion union, boolean always) {
        boolean none = true;
        for (Resolver.Action branch : union.actions) {
            none &= branch instanceof Resolver.ErrorAction;
        }
        for (Resolver.Action branch : union.actions) {
            visit(path, branch, always && none);
        }
    }

    private void symbols(String path, Resolver.EnumAdjust symbols, boolean always) {
        List<String> missing = new ArrayList<>();
        List<String> known = symbols.writer.getEnumSymbols();
        for (int i = 0; i < symbols.adjustments.length; i++) {
            if (symbols.adjustments[i] < 0) {
                missing.add(known.get(i));
            }
        }
        if (!missing.isEmpty()) {
            add(path, "the contract's enum " + symbols.reader.getName() + " has neither the writer's "
                    + String.join(", ", missing) + " nor a default", always && missing.size() == known.size());
        }
    }

    private void error(String path, Resolver.ErrorAction error, boolean always) {
        Schema writer = error.writer;
        Schema reader = error.reader;
        switch (error.error) {
            case NAMES_DONT_MATCH -> add(path, "the writer's " + word(writer) + " is named " + writer.getFullName()
                    + ", the contract's " + reader.getFullName() + "; rename it or add an alias", always);
            case SIZES_DONT_MATCH -> add(path, "the writer's " + writer.getName() + " has " + writer.getFixedSize()
                    + " bytes, the contract's " + reader.getFixedSize(), always);
            case MISSING_REQUIRED_FIELD -> fields(path, writer, reader, always);
            case INCOMPATIBLE_SCHEMA_TYPES, NO_MATCHING_BRANCH -> add(path, "the writer's " + word(writer)
                    + " cannot be read as the contract's " + word(reader), always);
        }
    }

    /** Avro stops at the first missing field; this reports all of them. */
    private void fields(String path, Schema writer, Schema reader, boolean always) {
        // Compared by name: Avro creates new writer schemas each time it applies aliases.
        if (!failed.add(Map.entry(writer.getFullName(), reader.getFullName()))) {
            return;
        }
        for (Schema.Field field : reader.getFields()) {
            String inside = child(path, field.name());
            Schema.@Nullable Field written = writer.getField(field.name());
            if (written != null) {
                compare(inside, written.schema(), field.schema(), always);
            } else if (!field.hasDefaultValue()) {
                add(inside, "the writer does not have this field, and the contract gives it no default", always);
            }
        }
    }

    private void add(String path, String message, boolean always) {
        if (found.size() < MAX) {
            found.add(new Difference(path, message, always));
        }
    }

    private static String word(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getType().getName() + " " + schema.getFullName();
            case UNION ->
                "union of " + String.join(", ", schema.getTypes().stream().map(ResolutionDifferences::word).toList());
            default -> schema.getType().getName();
        };
    }
}
