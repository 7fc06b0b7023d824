// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import io.heddle.engine.compatibility.SchemaDifference.Effect;
import io.heddle.engine.compatibility.SchemaDifference.Kind;
import io.heddle.engine.internal.avro.AliasConflicts;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

import java.util.ArrayList;
import java.util.List;

/** Avro's reader incompatibilities, explained in plain words. */
final class ReaderIncompatibilities {
    private static final Wording VERSIONS = new Wording(
            "readers of the new version cannot read records of the old one",
            "readers of the old version cannot read records of the new one");

    private final int index;
    private final Effect effect;
    private final Schema reader;
    private final Wording words;
    private final List<SchemaDifference> found = new ArrayList<>();

    private ReaderIncompatibilities(int index, Effect effect, Schema reader, Wording words) {
        this.index = index;
        this.effect = effect;
        this.reader = reader;
        this.words = words;
    }

    /**
     * The explanation of an incompatibility.
     *
     * @param newReaders if readers of the later schema fail
     * @param oldReaders if readers of the earlier schema fail
     */
    record Wording(String newReaders, String oldReaders) {}

    /** The incompatibilities in both directions; at least one for each direction that Avro rejects. */
    static List<SchemaDifference> of(int index, Schema earlier, Schema next) {
        return of(index, earlier, next, VERSIONS);
    }

    static List<SchemaDifference> of(int index, Schema earlier, Schema next, Wording words) {
        List<SchemaDifference> all =
                new ArrayList<>(new ReaderIncompatibilities(index, Effect.NEW_READERS, next, words).read(earlier));
        all.addAll(new ReaderIncompatibilities(index, Effect.OLD_READERS, earlier, words).read(next));
        return all.stream().distinct().toList();
    }

    private List<SchemaDifference> read(Schema writer) {
        SchemaCompatibility.SchemaCompatibilityResult result;
        try {
            result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
        } catch (RuntimeException | StackOverflowError e) {
            unreadable(writer, e);
            return found;
        }
        if (result.getCompatibility() == SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        result.getIncompatibilities().forEach(this::add);
        if (found.isEmpty()) {
            found.add(new SchemaDifference(index, "", Kind.TYPE_CHANGED, effect, "the types are different",
                    "keep the type"));
        }
        return found;
    }

    /** Avro's checker throws where a field has two candidates; its message contains nothing but schemas. */
    private void unreadable(Schema writer, Throwable thrown) {
        String readers = isNew() ? words.newReaders() : words.oldReaders();
        AliasConflicts.between(writer, reader).forEach(conflict -> add(
                conflict.path(), Kind.FIELD_RENAMED,
                "the field has an alias, and both " + String.join(" and ", conflict.names())
                        + " are fields of the other schema: " + readers,
                "remove the alias, or the field that it names, in an earlier version"));
        if (found.isEmpty()) {
            add("", Kind.TYPE_CHANGED, "Avro cannot compare the schemas ("
                    + (thrown instanceof AvroRuntimeException ? thrown.getMessage() : thrown.getClass().getSimpleName())
                    + "): " + readers, "simplify the schema");
        }
    }

    private boolean isNew() {
        return effect == Effect.NEW_READERS;
    }

    private void add(Incompatibility fault) {
        String path = SchemaPointerPath.path(reader, fault.getLocation());
        Schema theirs = fault.getReaderFragment();
        Schema written = fault.getWriterFragment();
        String readers = isNew() ? words.newReaders() : words.oldReaders();
        switch (fault.getType()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE -> add(path, isNew() ? Kind.FIELD_ADDED : Kind.FIELD_REMOVED,
                    isNew()
                            ? "the field is new and has no default: " + readers
                            : "the field was removed and had no default: " + readers,
                    isNew()
                            ? "give the field a default"
                            : "keep the field; to remove it, give it a default in one version and remove it in the"
                                    + " next");
            case MISSING_ENUM_SYMBOLS -> add(path, isNew() ? Kind.SYMBOLS_REMOVED : Kind.SYMBOLS_ADDED,
                    "the enum " + theirs.getName() + (isNew() ? " lost " : " gained ") + missing(theirs, written)
                            + ", and "
                            + (isNew() ? "has no default: " : "had no default before: ") + readers,
                    isNew()
                            ? "keep the symbols, or give the enum a default"
                            : "give the enum a default in one version and add symbols in the next");
            case MISSING_UNION_BRANCH -> add(path, Kind.UNION_CHANGED,
                    (isNew()
                            ? "the union lost a type that old records may have: "
                            : "the union gained a type that old readers do not know: ") + readers,
                    isNew()
                            ? "keep every type of the union"
                            : "add the type under a new major version, once all readers have moved");
            case NAME_MISMATCH -> add(path, Kind.NAME_CHANGED,
                    "the name " + (isNew() ? written : theirs).getFullName() + " became "
                            + (isNew() ? theirs : written).getFullName() + ": " + readers,
                    isNew()
                            ? "keep the name, or add the old one as an alias"
                            : "keep the name: old readers do not know aliases");
            case FIXED_SIZE_MISMATCH -> add(path, Kind.SIZE_CHANGED,
                    "the size of the fixed " + theirs.getName() + " changed: " + readers,
                    "keep the size, or add a field of a new fixed type");
            case TYPE_MISMATCH -> type(path, theirs, written, readers);
        }
    }

    private void type(String path, Schema theirs, Schema written, String readers) {
        if (written.getType() == Schema.Type.NULL) {
            add(path, Kind.UNION_CHANGED,
                    (isNew()
                            ? "old records may be null, which the new type does not allow: "
                            : "new records may be null, which the old type does not allow: ") + readers,
                    isNew()
                            ? "keep null among the types"
                            : "keep the field as it is, and add a nullable one beside it");
        } else {
            add(path, Kind.TYPE_CHANGED,
                    "the type " + word(isNew() ? written : theirs) + " became " + word(isNew() ? theirs : written)
                            + ": " + readers,
                    isNew()
                            ? "keep the type, or widen it as Avro allows (int to long, float to double)"
                            : "keep the type: old readers cannot narrow it");
        }
    }

    private void add(String path, Kind kind, String message, String fix) {
        found.add(new SchemaDifference(index, path, kind, effect, message, fix));
    }

    private static String missing(Schema reader, Schema writer) {
        List<String> missing = new ArrayList<>(writer.getEnumSymbols());
        missing.removeAll(reader.getEnumSymbols());
        return String.join(", ", missing);
    }

    static String word(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getType().getName() + " " + schema.getFullName();
            case UNION ->
                "union of " + String.join(", ", schema.getTypes().stream().map(ReaderIncompatibilities::word).toList());
            default -> schema.getType().getName();
        };
    }
}
