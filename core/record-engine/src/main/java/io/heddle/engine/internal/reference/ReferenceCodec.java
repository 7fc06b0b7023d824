// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.reference;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.avro.DefaultedFields;
import io.heddle.engine.internal.avro.GrowthLimits;
import io.heddle.engine.internal.avro.ResolutionDifferences.Difference;
import io.heddle.engine.internal.avro.ResolvingCodec;
import io.heddle.engine.internal.mask.PortMasks;
import io.heddle.engine.internal.walk.BoundedAvroWalk;
import io.heddle.engine.keys.KeysUnavailableException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes untrusted bytes to a value of the contract's schema, and encodes it for each port. Thread-safe: each thread
 * has its own codec, and a codec is discarded after a failure.
 */
final class ReferenceCodec {
    private final BoundedAvroWalk walk;
    private final @Nullable BoundedAvroWalk stringWalk;
    private final List<Difference> differences;
    private final ThreadLocal<ResolvingCodec> codecs;

    ReferenceCodec(Schema writer, Schema readerSchema, List<Difference> differences) {
        this.walk = BoundedAvroWalk.forSchema(writer);
        // Avro reads bytes as strings if the contract says so; only the resolved value shows whether they are UTF-8.
        this.stringWalk = SchemaTypeSearch.contains(writer, Schema.Type.BYTES)
                && SchemaTypeSearch.contains(readerSchema, Schema.Type.STRING)
                        ? BoundedAvroWalk.forSchema(readerSchema)
                        : null;
        this.differences = differences;
        DefaultedFields gained = new DefaultedFields(writer, readerSchema);
        this.codecs = ThreadLocal.withInitial(() -> new ResolvingCodec(writer, readerSchema, gained));
    }

    /** Either a value or a rejection. */
    record Decoded(@Nullable Object value, Verdict.@Nullable Rejected rejection) {}

    Decoded decode(byte[] bytes, int offset, int length) {
        BoundedAvroWalk.Finding finding = walk.check(bytes, offset, length);
        if (finding != null) {
            return new Decoded(null, RecordRejections.of(finding));
        }
        try {
            Object value = codecs.get().decode(bytes, offset, length);
            return stringWalk == null ? new Decoded(value, null) : checkStrings(value, stringWalk);
        } catch (GrowthLimits.TooLargeException e) {
            codecs.remove();
            return new Decoded(null, RecordRejections.growthLimit("by default values"));
        } catch (AvroTypeException e) {
            codecs.remove();
            return new Decoded(null, RecordRejections.unresolvable(differences));
        } catch (IOException | RuntimeException e) {
            codecs.remove();
            return new Decoded(null, undecodable());
        }
    }

    private Decoded checkStrings(@Nullable Object value, BoundedAvroWalk strings) throws IOException {
        byte[] resolved = codecs.get().encode(value);
        BoundedAvroWalk.Finding finding = strings.check(resolved, 0, resolved.length);
        return finding == null ? new Decoded(value, null) : new Decoded(null, RecordRejections.of(finding));
    }

    /**
     * The bytes for each port, or the reason for a rejection.
     *
     * @param length of the input record
     */
    Verdict encode(
            @Nullable Object value, int length, List<PortMasks> ports, List<io.heddle.contract.Violation> warnings) {
        int maxBytes = (int) Math.min(Integer.MAX_VALUE, (long) length + GrowthLimits.MAX_OUTPUT_GROWTH);
        List<byte[]> outputs = new ArrayList<>(ports.size());
        int maskedFields = 0;
        try {
            ResolvingCodec codec = codecs.get();
            for (int i = 0; i < ports.size(); i++) {
                PortMasks.Masked masked = ports.get(i).mask(value, maxBytes);
                outputs.add(codec.encode(masked.value(), maxBytes));
                maskedFields = i == 0 ? masked.fields() : maskedFields;
            }
        } catch (GrowthLimits.TooLargeException e) {
            codecs.remove();
            return RecordRejections.growthLimit("by default values, promotions and masks");
        } catch (KeysUnavailableException e) {
            // An outage, not a verdict on the record.
            codecs.remove();
            throw e;
        } catch (IOException | RuntimeException e) {
            codecs.remove();
            return RecordRejections.of(
                    ReasonCode.SCHEMA_INCOMPATIBLE, "", "the record cannot be written in the contract's schema");
        }
        return new Verdict.Accepted(outputs, warnings, maskedFields);
    }

    private static Verdict.Rejected undecodable() {
        return RecordRejections.of(ReasonCode.UNDECODABLE, "", "the bytes are not a record of the writer's schema");
    }
}
