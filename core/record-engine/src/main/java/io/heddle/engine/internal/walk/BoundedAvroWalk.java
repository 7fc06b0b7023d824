// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Walks untrusted bytes by their writer's schema before any Avro reader sees them, so that no length, count, index or
 * depth in them can cause a cost out of proportion to the bytes. Avro 1.12.2 itself neither limits depth (AVRO-4327)
 * nor detects trailing bytes. Immutable and thread-safe; allocates one cursor per record.
 *
 * <p>Rejects some encodings that Avro's Java reader accepts: strings that are not UTF-8, booleans other than 0 and 1,
 * bits beyond a number's type, and block sizes that do not match the block's items.
 */
public final class BoundedAvroWalk {
    private final WalkNode root;

    private BoundedAvroWalk(WalkNode root) {
        this.root = root;
    }

    /** A fault and its position in the schema. */
    public record Finding(EncodingFault fault, String path) {}

    /** The walk for values of a schema. */
    public static BoundedAvroWalk forSchema(Schema schema) {
        return new BoundedAvroWalk(new Compiler().node(schema));
    }

    /** The first fault in the bytes; null if they hold exactly one value. */
    public @Nullable Finding check(byte[] bytes, int offset, int length) {
        WalkCursor cursor = new WalkCursor(bytes, offset, length);
        if (!root.walk(cursor)) {
            return new Finding(cursor.fault(), cursor.path());
        }
        return cursor.remaining() == 0 ? null : new Finding(EncodingFault.TRAILING, "");
    }

    private static final class Compiler {
        private final IdentityHashMap<Schema, RecordNode> records = new IdentityHashMap<>();

        WalkNode node(Schema schema) {
            return switch (schema.getType()) {
                case NULL -> new WalkNode.EmptyNode();
                case BOOLEAN -> new WalkNode.ScalarNode(1, WalkCursor::readBoolean);
                case INT -> new WalkNode.ScalarNode(1, WalkCursor::readInt);
                case LONG -> new WalkNode.ScalarNode(1, WalkCursor::readLong);
                case FLOAT -> fixed(4);
                case DOUBLE -> fixed(8);
                case BYTES -> new WalkNode.ScalarNode(1, cursor -> cursor.readLength() && cursor.skip(cursor.number()));
                case STRING -> new WalkNode.ScalarNode(1, WalkCursor::skipUtf8);
                case FIXED -> schema.getFixedSize() == 0 ? new WalkNode.EmptyNode() : fixed(schema.getFixedSize());
                case ENUM -> new WalkNode.EnumNode(schema.getEnumSymbols().size());
                case ARRAY -> new BlockNode(node(schema.getElementType()), false);
                case MAP -> new BlockNode(node(schema.getValueType()), true);
                case UNION -> new WalkNode.UnionNode(
                        schema.getTypes().stream().map(this::node).toList());
                case RECORD -> record(schema);
            };
        }

        private static WalkNode fixed(int size) {
            return new WalkNode.ScalarNode(size, cursor -> cursor.skip(size));
        }

        private WalkNode record(Schema schema) {
            RecordNode known = records.get(schema);
            if (known != null) {
                return known;
            }
            RecordNode node = new RecordNode();
            records.put(schema, node);
            List<Schema.Field> fields = schema.getFields();
            node.define(
                    fields.stream().map(Schema.Field::name).toArray(String[]::new),
                    fields.stream().map(field -> node(field.schema())).toArray(WalkNode[]::new));
            return node;
        }
    }
}
