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
 * @param itemsMasked whether the items of arrays and maps are masked, and not only whole fields
 * @param bytes made when it is run, as all of them at once would not fit a small heap
 * @param reason why it is refused; empty if it is harmless though it looks like an attack, and must be accepted
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
