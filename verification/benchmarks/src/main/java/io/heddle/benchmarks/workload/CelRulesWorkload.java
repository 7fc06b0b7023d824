// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.AvroPeer;
import io.heddle.benchmarks.variant.CelJavaRules;
import io.heddle.benchmarks.variant.CelPeer;
import io.heddle.benchmarks.variant.EngineOperations;
import io.heddle.contract.Contract;
import io.heddle.engine.CompiledRecordEngine;

import java.util.List;
import java.util.Map;

/** Twenty CEL rules without output, compared with cel-java with cached programs. */
final class CelRulesWorkload {
    private CelRulesWorkload() {}

    static BenchmarkWorkload of(String name, BenchmarkDataset data, List<String> rules) {
        BenchmarkContractBuilder builder = new BenchmarkContractBuilder(data.schema());
        rules.forEach(builder::cel);
        Contract contract = builder.build();
        List<byte[]> records = data.encoded(0);
        CompiledRecordEngine engine = CompiledRecordEngine.checkOnly();
        WorkloadVariant.ResultReader verdict = result -> result;
        return new BenchmarkWorkload(
                name,
                rules.size()
                        + " CEL rules, check only; cel-java decodes with Avro's fast reader first, but for `-decoded`,"
                        + " where the records are objects before the clock starts; `-standard` is its older runtime",
                data,
                0,
                List.of(
                        WorkloadVariant.accept(
                                () -> new EngineOperations(engine, contract, List.of(), records, 0).check(), verdict),
                        WorkloadVariant.run(
                                () -> new EngineOperations(engine, contract, List.of(), records, 0).verdict(), verdict),
                        WorkloadVariant.peer("cel-java",
                                () -> peer(data, records, rules, CelJavaRules.Flavour.PLANNER).fromBytes(), verdict),
                        WorkloadVariant.peer(
                                "cel-java-decoded",
                                () -> peer(data, records, rules, CelJavaRules.Flavour.PLANNER).fromDecodedRecords(),
                                verdict),
                        WorkloadVariant.peer(
                                "cel-java-standard",
                                () -> peer(data, records, rules, CelJavaRules.Flavour.STANDARD).fromBytes(),
                                verdict)),
                PerformanceGoal.faster(12).and(PerformanceGoal.noAllocation()));
    }

    private static CelPeer peer(BenchmarkDataset data, List<byte[]> records, List<String> rules,
            CelJavaRules.Flavour flavour) {
        return new CelPeer(
                new AvroPeer(data.schema(), records),
                new CelJavaRules(data.schema(), rules, Map.of(), EngineOperations.NOW, flavour));
    }

    static List<String> order() {
        return List.of(
                "record.total_cents >= 0",
                "record.total_cents < 100000000",
                "record.shipping_cents >= 0 && record.shipping_cents <= record.total_cents",
                "record.currency in ['EUR', 'USD', 'GBP', 'CHF', 'SEK']",
                "size(record.currency) == 3",
                "record.status != 'UNKNOWN'",
                "record.customer_id > 0",
                "record.email.contains('@')",
                "size(record.email) <= 254",
                "size(record.order_id) == 36",
                "record.created_at <= now",
                "record.created_at > timestamp('2015-01-01T00:00:00Z')",
                "record.shipped_at == null || record.shipped_at >= record.created_at",
                "record.status != 'SHIPPED' || record.shipped_at != null",
                "size(record.items) > 0 && size(record.items) <= 100",
                "record.shipping.country in ['DE', 'FR', 'NL', 'AT', 'CH', 'SE', 'IT']",
                "size(record.shipping.postal_code) >= 4",
                "record.coupon == null || record.coupon.startsWith('C-')",
                "!record.gift || record.note != null",
                "record.phone == null || size(record.phone) >= 7");
    }

    static List<String> account() {
        return List.of(
                "record.holder_id > 0",
                "record.tenant_id >= 0 && record.tenant_id < 1000",
                "size(record.first_name) > 0 && size(record.last_name) > 0",
                "record.email.contains('@')",
                "record.phone != null || record.mobile != null || size(record.email) > 0",
                "record.language in ['de', 'fr', 'nl', 'en-GB', 'sv', 'it']",
                "size(record.home.country) == 2",
                "record.home.addition == null || record.home.addition.startsWith('c/o')",
                "size(record.iban) >= 15 && size(record.iban) <= 34",
                "record.bic.startsWith('HEDL')",
                "record.currency in ['EUR', 'USD', 'GBP', 'CHF', 'SEK']",
                "record.balance_cents > -1000000",
                "record.credit_limit >= 0.0 && record.credit_limit <= 50000.0",
                "record.interest_rate < 0.25",
                "record.tier != 'PRIVATE' || record.balance_cents >= -200000",
                "record.state != 'CLOSED' || record.closed_at != null",
                "record.opened_at <= now && record.updated_at >= record.opened_at",
                "record.closed_at == null || record.closed_at >= record.opened_at",
                "size(record.movements) <= 50 && size(record.tags) > 0",
                "record.two_factor || record.login_count >= 0");
    }
}
