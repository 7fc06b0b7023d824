// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import io.heddle.engine.compatibility.SchemaDifference.Effect;
import io.heddle.engine.compatibility.SchemaDifference.Kind;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All changes from one version to the next, whether or not they break a reader. */
final class SchemaChanges {
    private static final int MAX = 1_000;
    private static final Map<Schema.Type, Set<Schema.Type>> WIDER = Map.of(
            Schema.Type.INT, Set.of(Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE),
            Schema.Type.LONG, Set.of(Schema.Type.FLOAT, Schema.Type.DOUBLE),
            Schema.Type.FLOAT, Set.of(Schema.Type.DOUBLE),
            Schema.Type.STRING, Set.of(Schema.Type.BYTES),
            Schema.Type.BYTES, Set.of(Schema.Type.STRING));

    private final int index;
    private final List<SchemaDifference> found = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    private SchemaChanges(int index) {
        this.index = index;
    }

    static List<SchemaDifference> of(int index, Schema earlier, Schema next) {
        SchemaChanges changes = new SchemaChanges(index);
        changes.compare("", earlier, next);
        return changes.found;
    }

    private void compare(String path, Schema old, Schema now) {
        if (found.size() >= MAX) {
            return;
        }
        if (old.isUnion() || now.isUnion()) {
            branches(path, old, now);
        } else if (old.getType() != now.getType()) {
            boolean wider = WIDER.getOrDefault(old.getType(), Set.of()).contains(now.getType());
            add(path, wider ? Kind.TYPE_WIDENED : Kind.TYPE_CHANGED, Effect.NONE,
                    "the type " + ReaderIncompatibilities.word(old) + " became " + ReaderIncompatibilities.word(now),
                    "");
        } else {
            meaning(path, old, now);
            sameType(path, old, now);
        }
    }

    private void sameType(String path, Schema old, Schema now) {
        switch (now.getType()) {
            case RECORD -> {
                name(path, old, now);
                if (visited.add(old.getFullName() + " " + now.getFullName())) {
                    fields(path, old, now);
                }
            }
            case ENUM -> {
                name(path, old, now);
                symbols(path, old, now);
            }
            case FIXED -> name(path, old, now);
            case ARRAY -> compare(path + "[]", old.getElementType(), now.getElementType());
            case MAP -> compare(path + "{}", old.getValueType(), now.getValueType());
            default -> {}
        }
    }

    private void name(String path, Schema old, Schema now) {
        if (!old.getFullName().equals(now.getFullName())) {
            add(path, Kind.NAME_CHANGED, Effect.NONE, "the name " + old.getFullName() + " became " + now.getFullName(),
                    "");
        }
    }

    private void fields(String path, Schema old, Schema now) {
        Set<String> matched = new HashSet<>();
        for (Schema.Field field : now.getFields()) {
            String inside = path.isEmpty() ? field.name() : path + "." + field.name();
            Schema.Field before = match(old, field);
            if (before == null) {
                add(inside, Kind.FIELD_ADDED, Effect.NONE,
                        "the field is new" + (field.hasDefaultValue() ? "; old records get its default" : ""), "");
                continue;
            }
            matched.add(before.name());
            if (!before.name().equals(field.name())) {
                add(inside, Kind.FIELD_RENAMED, Effect.NONE,
                        "the field was called " + before.name() + ", which is now an alias", "");
            }
            if (field.hasDefaultValue() && before.hasDefaultValue()
                    && !Objects.equals(field.defaultVal(), before.defaultVal())) {
                add(inside, Kind.DEFAULT_CHANGED, Effect.NONE, "the default changed", "");
            }
            compare(inside, before.schema(), field.schema());
        }
        for (Schema.Field field : old.getFields()) {
            if (!matched.contains(field.name())) {
                add(path.isEmpty() ? field.name() : path + "." + field.name(), Kind.FIELD_REMOVED, Effect.NONE,
                        "the field was removed", "");
            }
        }
    }

    private static Schema.@Nullable Field match(Schema old, Schema.Field field) {
        Schema.Field same = old.getField(field.name());
        return same != null
                ? same
                : field.aliases().stream().map(old::getField).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private void symbols(String path, Schema old, Schema now) {
        List<String> added = new ArrayList<>(now.getEnumSymbols());
        added.removeAll(old.getEnumSymbols());
        List<String> removed = new ArrayList<>(old.getEnumSymbols());
        removed.removeAll(now.getEnumSymbols());
        if (!added.isEmpty()) {
            add(path, Kind.SYMBOLS_ADDED, Effect.NONE, "the enum gained " + String.join(", ", added), "");
        }
        if (!removed.isEmpty()) {
            add(path, Kind.SYMBOLS_REMOVED, Effect.NONE, "the enum lost " + String.join(", ", removed), "");
        }
        if (!Objects.equals(old.getEnumDefault(), now.getEnumDefault())) {
            add(path, Kind.DEFAULT_CHANGED, Effect.NONE, "the default symbol changed", "");
        }
    }

    private void branches(String path, Schema old, Schema now) {
        List<Schema> before = old.isUnion() ? old.getTypes() : List.of(old);
        List<Schema> after = now.isUnion() ? now.getTypes() : List.of(now);
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>(before.stream()
                .filter(branch -> same(after, branch) == null)
                .map(ReaderIncompatibilities::word)
                .toList());
        for (Schema branch : after) {
            Schema same = same(before, branch);
            if (same == null) {
                added.add(ReaderIncompatibilities.word(branch));
            } else {
                compare(path, same, branch);
            }
        }
        if (!added.isEmpty() || !removed.isEmpty()) {
            String gains = added.isEmpty() ? "" : " gained " + String.join(", ", added);
            String losses = removed.isEmpty() ? "" : " lost " + String.join(", ", removed);
            add(path, Kind.UNION_CHANGED, Effect.NONE,
                    "the types" + gains + (gains.isEmpty() || losses.isEmpty() ? "" : " and") + losses, "");
        }
    }

    private static @Nullable Schema same(List<Schema> branches, Schema target) {
        return branches.stream()
                .filter(branch -> branch.getFullName().equals(target.getFullName()))
                .findFirst()
                .orElse(null);
    }

    private void meaning(String path, Schema old, Schema now) {
        String before = meaning(old);
        String after = meaning(now);
        if (!before.equals(after)) {
            add(path, Kind.MEANING_CHANGED, Effect.MEANING,
                    "the meaning of the values changes from " + before + " to " + after
                            + ": readers can read them but may misinterpret them",
                    "add a field of the new type and keep this one");
        }
    }

    private static String meaning(Schema schema) {
        if (schema.getLogicalType() == null) {
            return "plain " + schema.getType().getName();
        }
        return schema.getLogicalType() instanceof org.apache.avro.LogicalTypes.Decimal decimal
                ? "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")"
                : schema.getLogicalType().getName();
    }

    private void add(String path, Kind kind, Effect effect, String message, String fix) {
        found.add(new SchemaDifference(index, path, kind, effect, message, fix));
    }
}
