// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo;

import io.heddle.demo.crm.CustomerGenerator;
import io.heddle.demo.orders.OrderGenerator;
import io.heddle.demo.web.VisitGenerator;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class DemoGeneratorsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void shouldGenerateTheSamePeopleForTheSameSeed() {
        assertThat(take(new CustomerGenerator(7, CLOCK, 0)::next, 50))
                .isEqualTo(take(new CustomerGenerator(7, CLOCK, 0)::next, 50))
                .isNotEqualTo(take(new CustomerGenerator(8, CLOCK, 0)::next, 50));
    }

    @Test
    void shouldGiveEveryCustomerAUniqueIdAndEmail() {
        List<GenericRecord> customers = take(new CustomerGenerator(7, CLOCK, 0)::next, 300);

        assertThat(customers).extracting(c -> c.get("customer_id")).doesNotHaveDuplicates();
        assertThat(customers).extracting(c -> c.get("email")).doesNotHaveDuplicates();
        assertThat(customers).allMatch(c -> c.get("email").toString().matches("[a-z]+\\.[a-z]+\\d+@example\\.org"));
    }

    @Test
    void shouldGenerateRecordsThatFitTheirSchemas() {
        List<GenericRecord> records = Stream.of(
                take(new CustomerGenerator(1, CLOCK, 0)::next, 100),
                take(new OrderGenerator(1, CLOCK, "ord", () -> 10)::next, 100),
                take(new VisitGenerator(1, CLOCK)::next, 100))
                .flatMap(List::stream)
                .toList();

        assertThat(records).allMatch(record -> GenericData.get().validate(record.getSchema(), record));
    }

    @Test
    void shouldKeepTheOrdersDataWhenItsStatusAdvances() {
        List<GenericRecord> orders = take(new OrderGenerator(3, CLOCK, "ord", () -> 10)::next, 300);

        assertThat(orders).extracting(o -> o.get("order_id")).hasSizeGreaterThan(150);
        assertThat(orders).extracting(o -> o.get("status").toString()).contains("PLACED", "PAID", "SHIPPED",
                "CANCELLED");
        orders.stream().filter(o -> o.get("status").toString().equals("PAID")).forEach(paid -> assertThat(orders)
                .anyMatch(placed -> placed.get("order_id").equals(paid.get("order_id"))
                        && placed.get("status").toString().equals("PLACED")
                        && placed.get("customer_id").equals(paid.get("customer_id"))));
    }

    private static List<GenericRecord> take(Supplier<GenericRecord> source, int count) {
        return Stream.generate(source).limit(count).toList();
    }
}
