// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.contract.ProductId;
import io.heddle.demo.DemoDomains;
import io.heddle.demo.contract.DemoContract;
import io.heddle.demo.foreign.BadRecord;
import io.heddle.sdk.ContractViolationException;
import org.apache.avro.generic.GenericRecord;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** The steps of the demo, with their output. Confined to one thread. */
final class DemoTour {
    private static final ProductId CUSTOMERS = DemoContract.CUSTOMERS.product();
    private static final ProductId VISITS = DemoContract.VISITS.product();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final DemoScreen screen;
    private final DemoInterrupt ctrlC;
    private final DemoDomains domains;
    private final DemoObservations observed;
    private final DemoLineageChecks lineage;
    private final List<SentBadRecord> sent = new ArrayList<>();
    private long foreignAccepted;
    private long refusedRecords;

    DemoTour(DemoScreen screen, DemoInterrupt ctrlC, DemoDomains domains, DemoObservations observed,
            DemoLineageChecks lineage) {
        this.screen = screen;
        this.ctrlC = ctrlC;
        this.domains = domains;
        this.observed = observed;
        this.lineage = lineage;
    }

    /** Shows each feature of the mesh for a few seconds. */
    void show() {
        publish();
        sendBadRecords();
        showConsumerView();
        showSlaBreach();
        showLineage();
    }

    /** Stops publishing, waits until all records are processed, and checks all counts. */
    boolean check() {
        screen.phase("7  Does it all add up?");
        domains.stopPublishing();
        DemoChecks checks = new DemoChecks(domains, observed, sent, foreignAccepted, refusedRecords);
        var _ = ctrlC.waitUntil(checks::isComplete, TIMEOUT, this::status);
        List<DemoChecks.Check> findings = new ArrayList<>(checks.allChecks());
        findings.addAll(lineage.allChecks());
        boolean all = true;
        for (DemoChecks.Check check : findings) {
            screen.finding(check.holds(), check.text());
            all &= check.holds();
        }
        return all;
    }

    /** Continues until Ctrl-C, with occasional bad records and pauses of the web shop. */
    void runUntilInterrupted() {
        long events = observed.eventCount();
        for (int second = 1;; second++) {
            ctrlC.pause(Duration.ofSeconds(1), () -> {});
            status();
            if (second % 15 == 0) {
                oneBadRecord(second / 15);
            }
            if (second % 40 == 20) {
                domains.visits().pause();
            } else if (second % 40 == 27) {
                domains.visits().resume();
            }
            for (GenericRecord event : observed.eventsAfter(events)) {
                announce(event);
            }
            events = observed.eventCount();
        }
    }

    /** Prints a summary of the run so far. */
    void summary() {
        screen.line("");
        for (DemoContract demo : DemoContract.all()) {
            screen.pair(
                    demo.product().domain().value(),
                    demo.product() + ": " + observed.accepted(demo.product()) + " accepted, "
                            + observed.quarantined(demo.product()) + " quarantined");
        }
    }

    private void publish() {
        screen.phase("3  They publish through the SDK, and one domain joins data of two others");
        domains.start();
        var _ = ctrlC.waitUntil(
                () -> observed.accepted(CUSTOMERS) >= 120
                        && observed.accepted(DemoContract.CUSTOMER_ORDERS.product()) > 0,
                TIMEOUT,
                this::status);
        summary();
        try {
            domains.orderProducer().publish(domains.orderWithoutValue()).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof ContractViolationException violation) {
                refusedRecords++;
                screen.item("An order of 0 cents is refused before it is sent:");
                screen.item("  " + violation.violations().getFirst().rule() + ": "
                        + violation.violations().getFirst().message());
            }
        }
    }

    private void sendBadRecords() {
        screen.phase("4  A client without the SDK writes straight to the ingest topics");
        domains.foreign().sendGoodOrder();
        foreignAccepted++;
        List<SentBadRecord> sentNow = domains.foreign().badRecords().stream().map(this::send).toList();
        var _ = ctrlC.waitUntil(
                () -> sentNow.stream().allMatch(bad -> bad.findIn(observed.quarantine()).isPresent()), TIMEOUT,
                this::status);
        for (SentBadRecord bad : sentNow) {
            show(bad);
        }
        screen.item("Its one good order was accepted: the gate checks records, not senders.");
    }

    private void showConsumerView() {
        screen.phase("5  What a consumer of crm.customers sees, and what is masked");
        observed.outputs(CUSTOMERS).stream().findFirst().ifPresent(customer -> {
            for (String field : List.of("customer_id", "name", "email", "phone", "address", "created_at")) {
                screen.pair(field, text(customer.get(field)));
            }
        });
    }

    private void showSlaBreach() {
        screen.line("");
        screen.item("web.visits promises data no older than 3 s. Its publisher pauses:");
        var _ = ctrlC.waitUntil(() -> observed.slaState(VISITS, "freshness").equals("MET"), TIMEOUT, this::status);
        long events = observed.eventCount();
        domains.visits().pause();
        boolean breached = ctrlC.waitUntil(() -> hasEvent("sla.breached", events), TIMEOUT, this::status);
        domains.visits().resume();
        boolean recovered = breached && ctrlC.waitUntil(() -> hasEvent("sla.recovered", events), TIMEOUT, this::status);
        observed.eventsAfter(events).forEach(this::announce);
        if (!recovered) {
            screen.finding(false, "no " + (breached ? "recovery" : "breach") + " within " + TIMEOUT.toSeconds() + " s");
        }
    }

    private void showLineage() {
        screen.phase("6  Where a customer's e-mail goes, field by field, and how it is known");
        var _ = ctrlC.waitUntil(lineage::isComplete, TIMEOUT, this::status);
        lineage.show(screen);
    }

    private boolean hasEvent(String type, long eventsBefore) {
        return observed.eventsAfter(eventsBefore).stream()
                .anyMatch(event -> type.equals(event.get("type").toString())
                        && VISITS.toString().equals(String.valueOf(event.get("product"))));
    }

    private SentBadRecord send(BadRecord bad) {
        SentBadRecord record = new SentBadRecord(bad, domains.foreign().send(bad));
        sent.add(record);
        return record;
    }

    private void show(SentBadRecord bad) {
        String reason =
                bad.findIn(observed.quarantine()).map(SentBadRecord::rejectionReason).orElse("not in quarantine");
        screen.item(DemoScreen.pad(bad.record().product().toString(), 15)
                + DemoScreen.pad(bad.record().description(), 30)
                + screen.ansi().yellow(reason));
    }

    private void oneBadRecord(int turn) {
        List<BadRecord> kinds = domains.foreign().badRecords();
        SentBadRecord bad = send(kinds.get(turn % kinds.size()));
        var _ = ctrlC.waitUntil(() -> bad.findIn(observed.quarantine()).isPresent(), TIMEOUT, this::status);
        show(bad);
    }

    private void announce(GenericRecord event) {
        String type = event.get("type").toString();
        if (type.startsWith("sla.")) {
            LocalTime time = Instant.ofEpochMilli((Long) event.get("time"))
                    .atZone(ZoneId.systemDefault())
                    .toLocalTime()
                    .truncatedTo(ChronoUnit.SECONDS);
            String mark =
                    type.equals("sla.breached") ? screen.ansi().red("breached ") : screen.ansi().green("recovered");
            String message = event.get("message").toString();
            screen.item(time + "  " + mark + "  "
                    + DemoScreen.fit(message.replace("freshness of " + VISITS + ": ", ""), 55));
        }
    }

    private void status() {
        long accepted = 0;
        long quarantined = 0;
        StringBuilder text = new StringBuilder();
        for (DemoContract demo : DemoContract.all()) {
            accepted += observed.accepted(demo.product());
            quarantined += observed.quarantined(demo.product());
            text.append(String.format(
                    Locale.ROOT, "%s %d  ", demo.product().domain(), observed.accepted(demo.product())));
        }
        screen.status(text + "| accepted " + accepted + ", quarantined " + quarantined);
    }

    private static String text(Object value) {
        return switch (value) {
            case GenericRecord record -> record.getSchema().getFields().stream()
                    .map(field -> text(record.get(field.pos())))
                    .collect(Collectors.joining(", "));
            case Long time when time > 1_000_000_000_000L -> Instant.ofEpochMilli(time).toString();
            case null, default -> String.valueOf(value);
        };
    }
}
