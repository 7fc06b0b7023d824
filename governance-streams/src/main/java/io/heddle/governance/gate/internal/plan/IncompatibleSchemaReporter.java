// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.TopicName;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.RegisteredVersion;
import io.heddle.governance.gate.internal.schema.SchemaViolation;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writers' schemas that break the contract of one product: which they are, and that it is told. Thread-safe. */
final class IncompatibleSchemaReporter {
    private static final Logger LOG = LoggerFactory.getLogger(IncompatibleSchemaReporter.class);
    private static final int REPORT_TIMEOUT_SECONDS = 2;
    private static final int MAX_REGISTERED = 1_000;

    private final TopicName ingest;
    private final SchemaViolationReporter violationReporter;
    private final Map<WriterKey, RegisteredVersion> registrations = new ConcurrentHashMap<>();

    IncompatibleSchemaReporter(TopicName ingest, SchemaViolationReporter violationReporter) {
        this.ingest = ingest;
        this.violationReporter = violationReporter;
    }

    /** Keeps where a schema is registered, to be told with what is wrong with it. */
    void rememberRegistration(WriterKey writerKey, RegisteredVersion registration) {
        if (registrations.size() < MAX_REGISTERED) {
            registrations.putIfAbsent(writerKey, registration);
        }
    }

    /** The contract's own versions were registered by it, not past it. */
    static boolean isIncompatible(ContractInForce inForce, WriterKey writerKey, WriterDecision.Refused refused) {
        return refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE
                && !inForce.isOwnSchema(writerKey.part(), writerKey.schemaId());
    }

    /** What a plan refuses because it breaks the contract. */
    static Map<WriterKey, WriterDecision.Refused> incompatibleWriters(EnforcementPlan plan, ContractInForce inForce) {
        Map<WriterKey, WriterDecision.Refused> broken = new HashMap<>();
        for (RecordPart part : RecordPart.values()) {
            (part == RecordPart.KEY ? plan.keyWriters() : plan.valueWriters()).forEach((id, writer) -> {
                WriterKey writerKey = new WriterKey(part, id);
                if (writer instanceof WriterDecision.Refused refused && isIncompatible(inForce, writerKey, refused)) {
                    broken.put(writerKey, refused);
                }
            });
        }
        return broken;
    }

    private SchemaViolation violation(ContractInForce inForce, WriterKey writerKey, WriterDecision.Refused refused) {
        return new SchemaViolation(
                inForce.contract(),
                SchemaViolation.Side.INGEST,
                writerKey.part() == RecordPart.KEY ? "key" : "value",
                writerKey.schemaId(),
                Optional.ofNullable(registrations.get(writerKey)),
                refused.violations());
    }

    /** Waits until it is told. */
    void reportUntilAcknowledged(ContractInForce inForce, WriterKey writerKey, WriterDecision.Refused refused)
            throws InterruptedException {
        SchemaViolation violation = violation(inForce, writerKey, refused);
        while (true) {
            try {
                violationReporter.report(violation).get();
                return;
            } catch (ExecutionException e) {
                LOG.warn("{}: a schema that breaks its contract could not be told, trying again", ingest);
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** A contract does not wait long for what it makes of writers: its masks matter more than an event. */
    void reportBeforeSwap(ContractInForce inForce, Map<WriterKey, WriterDecision.Refused> broken) {
        if (broken.isEmpty()) {
            return;
        }
        List<CompletableFuture<Void>> telling = new ArrayList<>();
        broken.forEach(
                (writerKey, refused) -> telling.add(violationReporter.report(violation(inForce, writerKey, refused))));
        try {
            CompletableFuture.allOf(telling.toArray(CompletableFuture[]::new)).get(REPORT_TIMEOUT_SECONDS,
                    TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} follows its contract before all schemas that break it are told", ingest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
