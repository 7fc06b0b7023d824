// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.TopicName;
import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaViolation;
import io.heddle.governance.gate.schemas.SchemaViolations;
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
final class BreakingSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(BreakingSchemas.class);
    private static final int TOLD_WITHIN_SECONDS = 2;
    private static final int MAX_REGISTERED = 1_000;

    private final TopicName ingest;
    private final SchemaViolations violations;
    private final Map<Wanted, Registered> registered = new ConcurrentHashMap<>();

    BreakingSchemas(TopicName ingest, SchemaViolations violations) {
        this.ingest = ingest;
        this.violations = violations;
    }

    /** Keeps where a schema is registered, to be told with what is wrong with it. */
    void seen(Wanted what, Registered where) {
        if (registered.size() < MAX_REGISTERED) {
            registered.putIfAbsent(what, where);
        }
    }

    /** The contract's own versions were registered by it, not past it. */
    static boolean breaks(Promise to, Wanted what, Writer.Refused refused) {
        return refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE && !to.isOwn(what.part(), what.schemaId());
    }

    /** What a plan refuses because it breaks the contract. */
    static Map<Wanted, Writer.Refused> of(Plan plan, Promise to) {
        Map<Wanted, Writer.Refused> broken = new HashMap<>();
        for (Plan.Part part : Plan.Part.values()) {
            (part == Plan.Part.KEY ? plan.keys() : plan.values()).forEach((id, writer) -> {
                Wanted what = new Wanted(part, id);
                if (writer instanceof Writer.Refused refused && breaks(to, what, refused)) {
                    broken.put(what, refused);
                }
            });
        }
        return broken;
    }

    private SchemaViolation violation(Promise to, Wanted what, Writer.Refused refused) {
        return new SchemaViolation(
                to.contract(),
                SchemaViolation.Side.INGEST,
                what.part() == Plan.Part.KEY ? "key" : "value",
                what.schemaId(),
                Optional.ofNullable(registered.get(what)),
                refused.violations());
    }

    /** Waits until it is told. */
    void tellUntilTold(Promise to, Wanted what, Writer.Refused refused) throws InterruptedException {
        SchemaViolation violation = violation(to, what, refused);
        while (true) {
            try {
                violations.tell(violation).get();
                return;
            } catch (ExecutionException e) {
                LOG.warn("{}: a schema that breaks its contract could not be told, trying again", ingest);
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** A contract does not wait long for what it makes of writers: its masks matter more than an event. */
    void tellBeforehand(Promise to, Map<Wanted, Writer.Refused> broken) {
        if (broken.isEmpty()) {
            return;
        }
        List<CompletableFuture<Void>> telling = new ArrayList<>();
        broken.forEach((what, refused) -> telling.add(violations.tell(violation(to, what, refused))));
        try {
            CompletableFuture.allOf(telling.toArray(CompletableFuture[]::new)).get(TOLD_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} follows its contract before all schemas that break it are told", ingest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
