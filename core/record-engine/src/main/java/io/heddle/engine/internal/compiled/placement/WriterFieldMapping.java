// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.placement;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Maps the fields of a writer's record to those of the contract's record. */
public final class WriterFieldMapping {
    private final Schema.@Nullable Field[] readerFields;
    private final int[] writerIndexes;

    public WriterFieldMapping(Resolver.RecordAdjust record) {
        readerFields = new Schema.Field[record.fieldActions.length];
        writerIndexes = new int[record.reader.getFields().size()];
        Arrays.fill(writerIndexes, -1);
        int next = 0;
        for (int i = 0; i < readerFields.length; i++) {
            if (!(record.fieldActions[i] instanceof Resolver.Skip)) {
                Schema.Field reader = record.readerOrder[next++];
                readerFields[i] = reader;
                writerIndexes[reader.pos()] = i;
            }
        }
    }

    /** The contract's field for the writer's i-th field; null if the contract has none. */
    public Schema.@Nullable Field readerFieldOf(int writer) {
        return readerFields[writer];
    }

    /** The index of the writer's field for the contract's; -1 if the writer has none. */
    public int writerIndexOf(int reader) {
        return writerIndexes[reader];
    }

    /** Whether the writer's fields are in the contract's order. */
    public boolean isInReaderOrder() {
        int last = -1;
        for (Schema.Field reader : readerFields) {
            if (reader != null) {
                if (reader.pos() < last) {
                    return false;
                }
                last = reader.pos();
            }
        }
        return true;
    }
}
