// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.contract.ProductId;
import io.heddle.demo.DemoDomains;
import io.heddle.demo.contract.DemoContract;
import org.apache.avro.generic.GenericRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what was published with what was read from Kafka. Confined to one thread. */
final class DemoChecks {
    private static final ProductId CUSTOMERS = DemoContract.CUSTOMERS.product();
    private static final ProductId ORDERS = DemoContract.ORDERS.product();
    private static final ProductId VISITS = DemoContract.VISITS.product();
    private static final ProductId JOINED = DemoContract.CUSTOMER_ORDERS.product();

    private final DemoDomains domains;
    private final DemoObservations observed;
    private final List<SentBadRecord> sent;
    private final long foreignGood;
    private final long refused;

    DemoChecks(DemoDomains domains, DemoObservations observed, List<SentBadRecord> sent, long foreignGood,
            long refused) {
        this.domains = domains;
        this.observed = observed;
        this.sent = List.copyOf(sent);
        this.foreignGood = foreignGood;
        this.refused = refused;
    }

    /** A statement and whether it is true. */
    record Check(boolean holds, String text) {}

    /** Whether all expected records have been observed. */
    boolean isComplete() {
        return counts().stream().allMatch(Check::holds) && quarantine().holds() && join().holds() && metrics().holds();
    }

    /** All checks, in the order in which they are printed. */
    List<Check> allChecks() {
        List<Check> checks = new ArrayList<>(counts());
        checks.add(new Check(refused == 1, "refused by the SDK before sending: " + refused));
        checks.add(quarantine());
        checks.add(privacy());
        checks.add(tokens());
        checks.add(join());
        checks.add(sla());
        checks.add(metrics());
        return checks;
    }

    private List<Check> counts() {
        return List.of(
                count(CUSTOMERS, domains.customers().acknowledged()),
                count(ORDERS, domains.orders().acknowledged() + foreignGood),
                count(VISITS, domains.visits().acknowledged()),
                count(JOINED, observed.ingested(JOINED)));
    }

    private Check count(ProductId product, long published) {
        long accepted = observed.accepted(product);
        return new Check(
                accepted == published && published > 0,
                product + ": " + published + " good records published, " + accepted + " accepted");
    }

    private Check quarantine() {
        var quarantine = observed.quarantine();
        long matching = sent.stream()
                .filter(badRecord -> badRecord.findIn(quarantine)
                        .map(SentBadRecord::rejectionReason)
                        .filter(badRecord.record().expected().code()::equals)
                        .isPresent())
                .count();
        return new Check(
                matching == sent.size() && quarantine.size() == sent.size(),
                "quarantine: " + quarantine.size() + " of " + sent.size() + " bad records, " + matching
                        + " with the expected reason");
    }

    private Check privacy() {
        var readable = observed.consumableRecords();
        long leaked = DemoObservations.countLeaks(readable, domains.originals());
        return new Check(
                leaked == 0 && !readable.isEmpty(),
                "privacy: " + leaked + " of " + domains.originals().size() + " e-mails and phones found in "
                        + readable.size() + " records");
    }

    private Check tokens() {
        List<GenericRecord> customers = observed.outputs(CUSTOMERS);
        long tokens = customers.stream().map(customer -> customer.get("email").toString()).distinct().count();
        boolean hidden = observed.outputs(VISITS).stream().allMatch(visit -> visit.get("ip") == null);
        return new Check(
                tokens == customers.size() && hidden,
                "masks: " + tokens + " different tokens for " + customers.size() + " e-mails, no visitor's IP");
    }

    private Check join() {
        Map<String, GenericRecord> naive = observed.expectedJoin();
        Map<String, GenericRecord> joined = observed.latestByField(JOINED, "order_id");
        return new Check(
                naive.equals(joined) && !naive.isEmpty(),
                "join: " + joined.size() + " orders with their customers, equal to a plain recomputation");
    }

    private Check sla() {
        int breaches = observed.events(VISITS, "sla.breached").size();
        int recoveries = observed.events(VISITS, "sla.recovered").size();
        return new Check(
                breaches >= 1 && recoveries >= 1,
                "SLA: freshness of web.visits breached " + breaches + "x and recovered " + recoveries + "x");
    }

    private Check metrics() {
        long accepted = 0;
        long rejected = 0;
        long expected = 0;
        for (DemoContract demo : DemoContract.all()) {
            accepted += observed.metric(demo.product(), "accepted");
            rejected += observed.metric(demo.product(), "rejected");
            expected += observed.accepted(demo.product());
        }
        return new Check(
                accepted == expected && rejected == sent.size(),
                "metrics: the gates counted " + accepted + " accepted and " + rejected + " rejected");
    }
}
