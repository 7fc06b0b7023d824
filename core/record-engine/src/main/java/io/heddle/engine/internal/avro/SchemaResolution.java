// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/** Avro's resolution of a writer's schema to a reader's, over raw values. */
public final class SchemaResolution {
    private SchemaResolution() {}

    /** Avro's resolver actions, with the reader's aliases applied to the writer's schema. */
    public static Resolver.Action of(Schema writer, Schema reader) {
        return Resolver.resolve(writer, reader, RawGenericData.INSTANCE);
    }
}
