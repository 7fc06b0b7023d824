// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Fields of a reader that several fields of a writer could fill, because the writer has both the field's name and one
 * of its aliases, or two of them. Avro refuses such a pair with an exception instead of an incompatibility.
 */
public final class AliasConflicts {
    private final List<Conflict> found = new ArrayList<>();
    private final Set<List<String>> visited = new HashSet<>();

    private AliasConflicts() {}

    /**
     * One conflict.
     *
     * @param path in the reader's schema
     * @param names of the writer's fields that fit
     */
    public record Conflict(String path, List<String> names) {
        /** The conflict in plain words. */
        public String message() {
            return "the writer has " + String.join(" and ", names)
                    + ", which all are this field by its name or an alias, so Avro cannot tell which one to read";
        }
    }

    /** All conflicts. */
    public static List<Conflict> between(Schema writer, Schema reader) {
        AliasConflicts conflicts = new AliasConflicts();
        conflicts.compare("", writer, reader);
        return List.copyOf(conflicts.found);
    }

    private void compare(String path, Schema writer, Schema reader) {
        if (writer.isUnion() || reader.isUnion()) {
            for (Schema from : branches(writer)) {
                branches(reader).stream().filter(to -> isSame(from, to)).forEach(to -> compare(path, from, to));
            }
        } else if (writer.getType() == reader.getType()) {
            switch (reader.getType()) {
                case ARRAY -> compare(path + "[]", writer.getElementType(), reader.getElementType());
                case MAP -> compare(path + "{}", writer.getValueType(), reader.getValueType());
                case RECORD -> fields(path, writer, reader);
                default -> {
                    // Only records have fields.
                }
            }
        }
    }

    private void fields(String path, Schema writer, Schema reader) {
        if (!visited.add(List.of(writer.getFullName(), reader.getFullName()))) {
            return;
        }
        for (Schema.Field field : reader.getFields()) {
            String inside = path.isEmpty() ? field.name() : path + "." + field.name();
            List<String> names = new ArrayList<>(List.of(field.name()));
            names.addAll(field.aliases());
            List<Schema.Field> written = names.stream()
                    .map(name -> fieldOf(writer, name))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            if (written.size() > 1) {
                found.add(new Conflict(inside, written.stream().map(Schema.Field::name).toList()));
            }
            written.forEach(from -> compare(inside, from.schema(), field.schema()));
        }
    }

    private static Schema.@Nullable Field fieldOf(Schema record, String name) {
        return record.getField(name);
    }

    private static boolean isSame(Schema writer, Schema reader) {
        return writer.getType() == reader.getType()
                && (writer.getType() != Schema.Type.RECORD
                        || writer.getFullName().equals(reader.getFullName())
                        || reader.getAliases().contains(writer.getFullName()));
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }
}
