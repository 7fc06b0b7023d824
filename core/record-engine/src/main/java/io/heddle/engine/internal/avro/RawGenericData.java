// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.generic.GenericData;

import java.util.LinkedHashMap;

/**
 * Generic values as on the wire: no logical type conversions, even if some are registered elsewhere in the process, and
 * maps that keep the order of their entries.
 */
final class RawGenericData extends GenericData {
    static final RawGenericData INSTANCE = new RawGenericData();

    private RawGenericData() {
        setFastReaderEnabled(false);
    }

    @Override
    public Object newMap(Object old, int size) {
        return new LinkedHashMap<>(Math.min(size, 1024) * 2);
    }
}
