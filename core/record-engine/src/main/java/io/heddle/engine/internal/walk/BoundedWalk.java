// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Walks untrusted bytes over their writer's schema before any reader sees them, so that no length, count, index or depth
 * in them can cost more than the bytes are worth. Avro 1.12.2 itself limits neither depth (AVRO-4327) nor notices trailing
 * bytes. Immutable and thread-safe; allocates one cursor per record.
 *
 * <p>What it refuses although Avro's Java reader takes it: strings that are not UTF-8, booleans other than 0 and 1, bits
 * beyond a number's type, block sizes that are not those of the block's items.
 */
public final class BoundedWalk {
    private final Node root;

    private BoundedWalk(Node root) {
        this.root = root;
    }

    /** What is wrong, and where in the schema. */
    public record Finding(Fault fault, String path) {}

    /** The walk over values of a schema. */
    public static BoundedWalk over(Schema schema) {
        return new BoundedWalk(new Compiler().node(schema));
    }

    /** What is wrong with the bytes; null if they hold exactly one value. */
    public @Nullable Finding check(byte[] bytes, int offset, int length) {
        Cursor cursor = new Cursor(bytes, offset, length);
        if (!root.walk(cursor)) {
            return new Finding(cursor.fault(), cursor.path());
        }
        return cursor.left() == 0 ? null : new Finding(Fault.TRAILING, "");
    }

    private static final class Compiler {
        private final IdentityHashMap<Schema, RecordNode> records = new IdentityHashMap<>();

        Node node(Schema schema) {
            return switch (schema.getType()) {
                case NULL -> new Node.Nothing();
                case BOOLEAN -> new Node.Leaf(1, Cursor::readBoolean);
                case INT -> new Node.Leaf(1, Cursor::readInt);
                case LONG -> new Node.Leaf(1, Cursor::readLong);
                case FLOAT -> fixed(4);
                case DOUBLE -> fixed(8);
                case BYTES -> new Node.Leaf(1, cursor -> cursor.readLength() && cursor.skip(cursor.number()));
                case STRING -> new Node.Leaf(1, Cursor::skipUtf8);
                case FIXED -> schema.getFixedSize() == 0 ? new Node.Nothing() : fixed(schema.getFixedSize());
                case ENUM -> new Node.Symbols(schema.getEnumSymbols().size());
                case ARRAY -> new BlocksNode(node(schema.getElementType()), false);
                case MAP -> new BlocksNode(node(schema.getValueType()), true);
                case UNION -> new Node.Branches(
                        schema.getTypes().stream().map(this::node).toList());
                case RECORD -> record(schema);
            };
        }

        private static Node fixed(int size) {
            return new Node.Leaf(size, cursor -> cursor.skip(size));
        }

        private Node record(Schema schema) {
            RecordNode known = records.get(schema);
            if (known != null) {
                return known;
            }
            RecordNode node = new RecordNode();
            records.put(schema, node);
            List<Schema.Field> fields = schema.getFields();
            node.define(
                    fields.stream().map(Schema.Field::name).toArray(String[]::new),
                    fields.stream().map(field -> node(field.schema())).toArray(Node[]::new));
            return node;
        }
    }
}
