// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads events received over HTTP and writes those with any lineage to the topic. Thread-safe. */
@Singleton
final class LineageEventReceiver {
    private static final String FIX = "Correct the event according to "
            + "https://openlineage.io/spec/2-0-2/OpenLineage.json,"
            + " and send it again";

    private final LineageTopic topic;
    private final EventTimeLimits times;
    private final Clock clock;

    LineageEventReceiver(LineageTopic topic, RegistryConfig config, Clock clock) {
        this.topic = topic;
        this.times = new EventTimeLimits(config.lineage().expiry());
        this.clock = clock;
    }

    /**
     * Stores one event exactly as it was sent, even if some parts of it do not count.
     *
     * @throws ProblemException 400, 413 or 422 if the event is rejected; 503 if it may not have been stored and can be
     *         sent again
     */
    LineageReceipt receive(byte[] body) {
        requireSize(body, OpenLineageLimits.EVENT_BYTES, "An event");
        Sent sent = send(parse(body), body);
        sent.write().await();
        return new LineageReceipt(sent.notices());
    }

    /**
     * Stores many events, independently of one another.
     *
     * @throws ProblemException 400, 413 or 422 if the body is not a list of events; none of them is stored
     */
    LineageBatchResult receiveBatch(byte[] body) {
        requireSize(body, OpenLineageLimits.BATCH_BYTES, "A batch");
        OpenLineageJson.Document batch = parse(body);
        int size = batch.tree().size();
        if (!batch.tree().isArray()) {
            throw invalid(List.of(new LineageEventNotice("", "is not an array of events")));
        }
        if (size > OpenLineageLimits.EVENTS_PER_BATCH) {
            throw tooLarge("A batch may have " + OpenLineageLimits.EVENTS_PER_BATCH + " events, this one has " + size);
        }
        List<PendingEvent> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(startSend(batch.element(i)));
        }
        List<LineageBatchResult.Failed> failed = new ArrayList<>();
        List<LineageBatchResult.Noticed> noticed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            try {
                List<LineageEventNotice> notices = events.get(i).await();
                if (!notices.isEmpty()) {
                    noticed.add(new LineageBatchResult.Noticed(i, notices));
                }
            } catch (ProblemException e) {
                failed.add(LineageBatchResult.Failed.of(i, e.problem()));
            }
        }
        return LineageBatchResult.of(size, failed, noticed);
    }

    private PendingEvent startSend(OpenLineageJson.Document event) {
        try {
            byte[] bytes = OpenLineageJson.bytes(event.tree());
            requireSize(bytes, OpenLineageLimits.EVENT_BYTES, "An event");
            Sent sent = send(event, bytes);
            return () -> {
                sent.write().await();
                return sent.notices();
            };
        } catch (ProblemException e) {
            return () -> {
                throw e;
            };
        }
    }

    /** One event of a batch; its outcome may still be pending. */
    private interface PendingEvent {
        /** @throws ProblemException if it is not stored */
        List<LineageEventNotice> await();
    }

    private record Sent(LineageTopic.PendingWrite write, List<LineageEventNotice> notices) {}

    private Sent send(OpenLineageJson.Document document, byte[] bytes) {
        return switch (OpenLineageEventReader.read(document)) {
            case OpenLineageEventReader.Reading.Refused refused -> throw invalid(refused.faults());
            case OpenLineageEventReader.Reading.Accepted accepted -> {
                List<LineageEventNotice> notices = new ArrayList<>(accepted.notices());
                times.notice(accepted.event(), clock.instant()).ifPresent(notices::add);
                yield new Sent(topic.send(accepted.event().key(), bytes), notices);
            }
        };
    }

    private static OpenLineageJson.Document parse(byte[] body) {
        try {
            return OpenLineageJson.parse(body);
        } catch (OpenLineageJson.Malformed e) {
            throw ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, "Not an event: " + e.getMessage(),
                    "Send an OpenLineage event as JSON in UTF-8").toException();
        }
    }

    private static void requireSize(byte[] body, int max, String what) {
        if (body.length > max) {
            throw tooLarge(what + " may have " + max + " bytes, this one has " + body.length);
        }
    }

    private static ProblemException tooLarge(String detail) {
        return ProblemDetails.of(ProblemCode.LINEAGE_EVENT_TOO_LARGE, detail,
                "Omit facets with large contents such as query plans, or send fewer events at a time").toException();
    }

    private static ProblemException invalid(List<LineageEventNotice> findings) {
        List<ProblemDetails.Violation> violations = findings.stream()
                .map(finding -> ProblemDetails.Violation.of(
                        "lineage.event." + (finding.path().isEmpty() ? "shape" : "field"),
                        finding.path(), finding.message(), "See the schema of the event at this path"))
                .toList();
        return ProblemDetails
                .of(ProblemCode.LINEAGE_EVENT_INVALID, "The event names no job and no dataset to be used", FIX,
                        violations)
                .toException();
    }
}
