// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import org.apache.avro.Schema;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An array as CEL sees it; items are converted on access. */
final class CelArrayView extends AbstractList<Object> implements RandomAccess {
    private final List<?> items;
    private final Schema schema;

    CelArrayView(List<?> items, Schema schema) {
        this.items = items;
        this.schema = schema;
    }

    @Override
    public Object get(int index) {
        return CelValues.of(items.get(index), schema);
    }

    @Override
    public int size() {
        return items.size();
    }
}
