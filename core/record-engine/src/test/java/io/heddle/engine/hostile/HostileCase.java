// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.ReasonCode;
import org.apache.avro.Schema;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One attack.
 *
 * @param writer the schema that the bytes claim to be written in
 * @param contract the schema they are resolved to
 * @param itemsMasked whether the items of arrays and maps are masked too, not only whole fields
 * @param bytes created on demand, as all cases together would not fit into a small heap
 * @param reason of the rejection; empty if the bytes are harmless although they look like an attack, and must be
 *        accepted
 */
public record HostileCase(
        String name, Schema writer, Schema contract, boolean itemsMasked, Supplier<byte[]> bytes,
        Optional<ReasonCode> reason) {
    /** Bytes that are resolved to the schema they are written in. */
    HostileCase(String name, Schema schema, Supplier<byte[]> bytes, Optional<ReasonCode> reason) {
        this(name, schema, schema, false, bytes, reason);
    }

    @Override
    public String toString() {
        return name;
    }
}
