// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.RecordHeaders;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.EventIdForm;
import io.heddle.governance.gate.internal.record.HeaderFormat;
import io.heddle.governance.gate.internal.record.IngestRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The CloudEvents identity of a published record. All outputs of a product have its own source, so the id of an event
 * of another source is that of the event and of its source. An event without a complete identity, or with one that may
 * be data about people, is identified by its place on ingest, where the original is found. Not thread-safe.
 */
final class EventIdentity {
    private static final int SOURCE_HASH_BYTES = 8;

    private final MessageDigest digest;
    private byte[] lastSource = {};
    private String lastSourceHash = "";

    EventIdentity() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether an id of this record's producer may be published. */
    static boolean mayPublishId(EnforcementPlan plan, @Nullable Header id) {
        return id != null && HeaderFormat.ID.isValid(id.value()) && !EventIdForm.looksLikeData(id.value())
                && (EventIdForm.isRandom(id.value())
                        || plan.ports().stream().noneMatch(EnforcementPlan.Port::masksKey));
    }

    static boolean mayPublishSource(@Nullable Header source) {
        return source != null && HeaderFormat.SOURCE.isValid(source.value());
    }

    /**
     * The {@code ce_id} of the outputs.
     *
     * @param id the producer's, if it may be published
     * @param source the producer's, if it may be published
     */
    Header idOf(EnforcementPlan plan, IngestRecord record, @Nullable Header id, @Nullable Header source) {
        if (id == null || source == null) {
            return header(record.topic() + "-" + record.partition() + "-" + record.offset());
        }
        return isOwn(plan, source)
                ? id
                : header(hashOf(source.value()) + "-" + new String(id.value(), StandardCharsets.US_ASCII));
    }

    /** Whether it is the source that all outputs of the product have. */
    static boolean isOwn(EnforcementPlan plan, Header source) {
        return Arrays.equals(plan.contractHeaders().source().value(), source.value());
    }

    private String hashOf(byte[] source) {
        if (!Arrays.equals(source, lastSource)) {
            lastSourceHash = HexFormat.of().formatHex(digest.digest(source), 0, SOURCE_HASH_BYTES);
            lastSource = source.clone();
        }
        return lastSourceHash;
    }

    private static Header header(String id) {
        return new RecordHeader(RecordHeaders.CE_ID, id.getBytes(StandardCharsets.UTF_8));
    }
}
