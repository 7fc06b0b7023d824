// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.RecordHeaders;
import io.heddle.governance.gate.internal.plan.ContractHeaders;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.CloudEventTime;
import io.heddle.governance.gate.internal.record.HeaderFormat;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.ReplayHeader;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers on output ports: an allow-list, because free text in a header could carry personal data past every mask.
 * Headers of the producer pass if they are well-formed and do not look like data; the gate sets the rest itself. Not
 * thread-safe.
 */
public final class OutputHeaders {
    private final CloudEventTime times = new CloudEventTime();
    private final EventIdentity identity = new EventIdentity();
    private final List<Header> headers = new ArrayList<>();

    Headers of(EnforcementPlan plan, IngestRecord record) {
        ContractHeaders contractHeaders = plan.contractHeaders();
        ProducerHeaders given = ProducerHeaders.of(record.headers());
        Header id = EventIdentity.mayPublishId(plan, given.id) ? given.id : null;
        Header source = EventIdentity.mayPublishSource(given.source) ? given.source : null;
        headers.clear();
        headers.add(contractHeaders.specVersion());
        Header published = identity.idOf(plan, record, id, source);
        headers.add(published);
        headers.add(contractHeaders.source());
        headers.add(contractHeaders.type());
        headers.add(isWellFormed(given.time, HeaderFormat.TIME)
                ? given.time
                : new RecordHeader(RecordHeaders.CE_TIME, times.format(record.timestamp())));
        headers.add(contractHeaders.contentType());
        headers.add(contractHeaders.dataSchema());
        addOriginals(plan, published, id, source);
        addContext(plan, given);
        headers.add(contractHeaders.contract());
        if (ReplayHeader.isWellFormed(given.replay)) {
            headers.add(given.replay);
        }
        return new org.apache.kafka.common.header.internals.RecordHeaders(headers.toArray(Header[]::new));
    }

    @SuppressWarnings("ReferenceEquality") // the published id is the producer's own object or another
    private void addOriginals(EnforcementPlan plan, Header published, @Nullable Header id, @Nullable Header source) {
        if (id != null && id != published) {
            headers.add(new RecordHeader(RecordHeaders.CE_ORIGINAL_ID, id.value()));
        }
        if (source != null && !EventIdentity.isOwn(plan, source)) {
            headers.add(new RecordHeader(RecordHeaders.CE_ORIGINAL_SOURCE, source.value()));
        }
    }

    /** The subject and the partition key name an entity, which must not be read where its key is masked. */
    private void addContext(EnforcementPlan plan, ProducerHeaders given) {
        boolean keyOpen = plan.ports().stream().noneMatch(EnforcementPlan.Port::masksKey);
        if (keyOpen && isWellFormed(given.subject, HeaderFormat.SUBJECT)) {
            headers.add(given.subject);
        }
        if (keyOpen && isWellFormed(given.partitionKey, HeaderFormat.SUBJECT)) {
            headers.add(given.partitionKey);
        }
        if (isWellFormed(given.trace, HeaderFormat.TRACEPARENT)) {
            headers.add(given.trace);
            if (isWellFormed(given.traceState, HeaderFormat.TRACESTATE)) {
                headers.add(given.traceState);
            }
        }
    }

    /** The headers of a producer that may pass; the last of a name wins, as is usual in Kafka. */
    private static final class ProducerHeaders {
        private @Nullable Header id;
        private @Nullable Header source;
        private @Nullable Header time;
        private @Nullable Header subject;
        private @Nullable Header partitionKey;
        private @Nullable Header trace;
        private @Nullable Header traceState;
        private @Nullable Header replay;

        static ProducerHeaders of(Headers all) {
            ProducerHeaders found = new ProducerHeaders();
            for (Header header : all) {
                switch (header.key()) {
                    case RecordHeaders.CE_ID -> found.id = header;
                    case RecordHeaders.CE_SOURCE -> found.source = header;
                    case RecordHeaders.CE_TIME -> found.time = header;
                    case RecordHeaders.CE_SUBJECT -> found.subject = header;
                    case RecordHeaders.CE_PARTITIONKEY -> found.partitionKey = header;
                    case RecordHeaders.TRACEPARENT -> found.trace = header;
                    case RecordHeaders.TRACESTATE -> found.traceState = header;
                    case RecordHeaders.REPLAY -> found.replay = header;
                    default -> {}
                }
            }
            return found;
        }
    }

    private static boolean isWellFormed(@Nullable Header header, HeaderFormat form) {
        return header != null && form.isValid(header.value());
    }
}
