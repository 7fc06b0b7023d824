// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.component.logging.RepeatedMessageFilter;
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

/** Finds and reports writer schemas that break the contract of one product. Thread-safe. */
final class IncompatibleSchemaReporter {
    private static final Logger LOG = LoggerFactory.getLogger(IncompatibleSchemaReporter.class);
    private static final int REPORT_TIMEOUT_SECONDS = 2;
    private static final int MAX_REGISTERED = 1_000;

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final TopicName ingest;
    private final SchemaViolationReporter violationReporter;
    private final Map<WriterKey, RegisteredVersion> registrations = new ConcurrentHashMap<>();

    IncompatibleSchemaReporter(TopicName ingest, SchemaViolationReporter violationReporter) {
        this.ingest = ingest;
        this.violationReporter = violationReporter;
    }

    /** Remembers where a schema is registered, to include it in a later report. */
    void rememberRegistration(WriterKey writerKey, RegisteredVersion registration) {
        if (registrations.size() < MAX_REGISTERED) {
            registrations.putIfAbsent(writerKey, registration);
        }
    }

    /** A contract's own versions are excluded, because they were registered with the contract itself. */
    static boolean isIncompatible(ContractInForce inForce, WriterKey writerKey, WriterDecision.Refused refused) {
        return refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE
                && !inForce.isOwnSchema(writerKey.part(), writerKey.schemaId());
    }

    /** The writers that a plan refuses because their schemas break the contract. */
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

    /** Reports a violation and retries until its event is published. */
    void reportUntilAcknowledged(ContractInForce inForce, WriterKey writerKey, WriterDecision.Refused refused)
            throws InterruptedException {
        SchemaViolation violation = violation(inForce, writerKey, refused);
        while (true) {
            try {
                violationReporter.report(violation).get();
                return;
            } catch (ExecutionException e) {
                if (repeatedMessages.isDue(ingest)) {
                    LOG.warn("{}: could not report a schema that breaks its contract, retrying", ingest);
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /**
     * Reports violations before a new plan takes effect, but waits only briefly: enforcing the new masks is more
     * important than the events.
     */
    void reportBeforeSwap(ContractInForce inForce, Map<WriterKey, WriterDecision.Refused> broken) {
        if (broken.isEmpty()) {
            return;
        }
        List<CompletableFuture<Void>> reports = new ArrayList<>();
        broken.forEach(
                (writerKey, refused) -> reports.add(violationReporter.report(violation(inForce, writerKey, refused))));
        try {
            CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new)).get(REPORT_TIMEOUT_SECONDS,
                    TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} enforces its contract before every schema that breaks it is reported", ingest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
