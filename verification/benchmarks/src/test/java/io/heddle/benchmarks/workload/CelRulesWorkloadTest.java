// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.AccountDataset;
import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.data.OrderDataset;
import io.heddle.benchmarks.variant.RecordOperation;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** Verifies the measured rules: a record that violates one is rejected by all variants, any other record by none. */
class CelRulesWorkloadTest {
    private static final long FUTURE = 4_000_000_000_000L;

    @Test
    void shouldRejectOrdersInAllImplementationsWhenARuleIsBroken() throws Exception {
        assertRefusedWhereEdited(OrderDataset.dataset(), CelRulesWorkload.order(), List.of(
                order -> order.put("total_cents", -1L),
                order -> order.put("total_cents", 100_000_000L),
                order -> order.put("currency", "XXX"),
                order -> order.put("currency", "EURO"),
                order -> order.put("status",
                        new GenericData.EnumSymbol(order.getSchema().getField("status").schema(), "UNKNOWN")),
                order -> order.put("customer_id", 0L),
                order -> order.put("email", "nobody"),
                order -> order.put("created_at", FUTURE),
                order -> order.put("created_at", 0L),
                order -> order.put("shipped_at", 1L),
                order -> order.put("items", List.of()),
                order -> ((GenericRecord) order.get("shipping")).put("country", "XX"),
                order -> ((GenericRecord) order.get("shipping")).put("postal_code", "é12"),
                order -> order.put("coupon", "D-1"),
                order -> order.put("phone", "123456")));
    }

    @Test
    void shouldRejectAccountsInAllImplementationsWhenARuleIsBroken() throws Exception {
        assertRefusedWhereEdited(AccountDataset.dataset(), CelRulesWorkload.account(), List.of(
                account -> account.put("tenant_id", 1000),
                account -> account.put("last_name", ""),
                account -> account.put("language", "xx"),
                account -> ((GenericRecord) account.get("home")).put("country", "XXX"),
                account -> ((GenericRecord) account.get("home")).put("addition", "at"),
                account -> account.put("iban", "DE1"),
                account -> account.put("bic", "HEDx"),
                account -> account.put("balance_cents", -1_000_000L),
                account -> account.put("credit_limit", 50_000.01),
                account -> account.put("interest_rate", 0.25),
                account -> account.put("updated_at", 1L),
                account -> account.put("closed_at", 1L),
                account -> account.put("tags", List.of())));
    }

    private static void assertRefusedWhereEdited(
            BenchmarkDataset data, List<String> rules, List<Consumer<GenericRecord>> edits) throws Exception {
        List<GenericRecord> records = new ArrayList<>();
        for (int i = 0; i < BenchmarkDataset.SIZE; i++) {
            GenericRecord record = GenericData.get().deepCopy(data.schema(), data.records().get(i));
            int edit = i % (edits.size() + 1);
            if (edit < edits.size()) {
                edits.get(edit).accept(record);
            }
            records.add(record);
        }
        BenchmarkWorkload workload =
                CelRulesWorkload.of("cel-20", new BenchmarkDataset(data.name(), data.schema(), records), rules);

        workload.compare();

        RecordOperation operation = workload.variant("accept").operation().get();
        for (int i = 0; i < BenchmarkDataset.SIZE; i++) {
            int edit = i % (edits.size() + 1);
            assertThat(operation.apply(i)).as("record %d, spoiler %d", i, edit)
                    .isEqualTo(edit == edits.size());
        }
    }
}
