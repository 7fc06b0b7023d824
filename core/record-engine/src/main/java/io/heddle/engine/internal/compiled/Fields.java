// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Which field of the writer's record becomes which of the contract's. */
final class Fields {
    private final Schema.@Nullable Field[] readers;
    private final int[] writers;

    Fields(Resolver.RecordAdjust record) {
        readers = new Schema.Field[record.fieldActions.length];
        writers = new int[record.reader.getFields().size()];
        Arrays.fill(writers, -1);
        int next = 0;
        for (int i = 0; i < readers.length; i++) {
            if (!(record.fieldActions[i] instanceof Resolver.Skip)) {
                Schema.Field reader = record.readerOrder[next++];
                readers[i] = reader;
                writers[reader.pos()] = i;
            }
        }
    }

    /** The contract's field for the writer's i-th; null if the contract has none. */
    Schema.@Nullable Field readerOf(int writer) {
        return readers[writer];
    }

    /** The writer's field for the contract's; -1 if the writer has none. */
    int writerOf(int reader) {
        return writers[reader];
    }

    /** Whether the writer's fields come in the contract's order. */
    boolean inOrder() {
        int last = -1;
        for (Schema.Field reader : readers) {
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
