// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Validates events received over HTTP and writes them to the topic. Thread-safe. */
@Singleton
final class LineageEventReceiver {
    private static final String FIX = "Correct the event according to "
            + "https://openlineage.io/spec/2-0-2/OpenLineage.json,"
            + " and send it again";

    private final LineageTopic topic;

    LineageEventReceiver(LineageTopic topic) {
        this.topic = topic;
    }

    /**
     * Stores one event exactly as it was sent.
     *
     * @throws ProblemException 400, 413 or 422 if the event is rejected; 503 if it may not have been stored and can be
     *         sent again
     */
    void receive(byte[] body) {
        requireSize(body, OpenLineageLimits.EVENT_BYTES, "An event");
        send(parse(body), body).await();
    }

    /**
     * Stores many events, independently of one another.
     *
     * @throws ProblemException 400, 413 or 422 if the body is not a list of events; none of them is stored
     */
    LineageBatchResult receiveBatch(byte[] body) {
        requireSize(body, OpenLineageLimits.BATCH_BYTES, "A batch");
        JsonNode batch = parse(body);
        if (!batch.isArray()) {
            throw invalid(List.of(new LineageEventFault("", "is not an array of events")));
        }
        if (batch.size() > OpenLineageLimits.EVENTS_PER_BATCH) {
            throw tooLarge("A batch may have " + OpenLineageLimits.EVENTS_PER_BATCH + " events, this one has "
                    + batch.size());
        }
        List<PendingEvent> items = new ArrayList<>();
        batch.forEach(event -> items.add(startSend(event)));
        List<LineageBatchResult.Failed> failed = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            items.get(i).outcome().ifPresent(problem -> failed.add(LineageBatchResult.Failed.of(index, problem)));
        }
        return LineageBatchResult.of(batch.size(), failed);
    }

    private PendingEvent startSend(JsonNode event) {
        try {
            byte[] bytes = OpenLineageJson.bytes(event);
            requireSize(bytes, OpenLineageLimits.EVENT_BYTES, "An event");
            LineageTopic.PendingWrite sent = send(event, bytes);
            return () -> {
                try {
                    sent.await();
                    return Optional.empty();
                } catch (ProblemException e) {
                    return Optional.of(e.problem());
                }
            };
        } catch (ProblemException e) {
            return () -> Optional.of(e.problem());
        }
    }

    /** One event of a batch; its outcome may still be pending. */
    private interface PendingEvent {
        Optional<ProblemDetails> outcome();
    }

    private LineageTopic.PendingWrite send(JsonNode event, byte[] bytes) {
        return switch (OpenLineageEventReader.read(event)) {
            case OpenLineageEventReader.Reading.Invalid invalid -> throw invalid(invalid.findings());
            case OpenLineageEventReader.Reading.Valid valid -> topic.send(valid.event().key(), bytes);
        };
    }

    private static JsonNode parse(byte[] body) {
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

    private static ProblemException invalid(List<LineageEventFault> findings) {
        List<ProblemDetails.Violation> violations = findings.stream()
                .map(finding -> ProblemDetails.Violation.of(
                        "lineage.event." + (finding.path().isEmpty() ? "shape" : "field"),
                        finding.path(), finding.message(), "See the schema of the event at this path"))
                .toList();
        return ProblemDetails
                .of(ProblemCode.LINEAGE_EVENT_INVALID, "The event has " + violations.size() + " faults", FIX,
                        violations)
                .toException();
    }
}
