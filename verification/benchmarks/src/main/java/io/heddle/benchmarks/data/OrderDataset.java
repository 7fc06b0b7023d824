// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.data;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shop orders: about 300 bytes, with a nested address and a few items. */
public final class OrderDataset {
    private static final Schema SCHEMA = BenchmarkDataset.schema("order");
    private static final Schema STATUS = SCHEMA.getField("status").schema();
    private static final Schema ADDRESS = SCHEMA.getField("shipping").schema();
    private static final Schema ITEMS = SCHEMA.getField("items").schema();

    private OrderDataset() {}

    public static BenchmarkDataset dataset() {
        return BenchmarkDataset.of("order", SCHEMA, OrderDataset::order);
    }

    private static GenericRecord order(Random random) {
        RandomFieldValues texts = new RandomFieldValues(random);
        GenericRecord order = new GenericData.Record(SCHEMA);
        long created = texts.millis();
        boolean shipped = texts.oneIn(2);
        boolean isGift = texts.oneIn(8);
        order.put("order_id", texts.uuid());
        order.put("customer_id", 1 + random.nextLong(5_000_000));
        order.put("customer_name", texts.firstName() + " " + texts.lastName());
        order.put("email", texts.email());
        order.put("phone", texts.orNull(70, texts::phone));
        order.put("status",
                new GenericData.EnumSymbol(STATUS, shipped ? "SHIPPED" : texts.oneIn(2) ? "PAID" : "PLACED"));
        order.put("created_at", created);
        order.put("shipped_at", shipped ? created + random.nextInt(400_000_000) : null);
        order.put("currency", texts.pick(RandomFieldValues.CURRENCIES));
        order.put("shipping_cents", texts.oneIn(3) ? 0 : 490 + random.nextInt(1500));
        order.put("gift", isGift);
        order.put("shipping", address(texts));
        List<GenericRecord> items = items(random, texts);
        order.put("items", items);
        order.put("total_cents", (Integer) order.get("shipping_cents") + items.stream()
                .mapToLong(item -> (Long) item.get("price_cents") * (Integer) item.get("quantity"))
                .sum());
        order.put("coupon", texts.orNull(20, () -> "C-" + texts.digits(6)));
        order.put("note", isGift || texts.oneIn(5) ? texts.words(3, 8) : null);
        return order;
    }

    private static GenericRecord address(RandomFieldValues texts) {
        GenericRecord address = new GenericData.Record(ADDRESS);
        address.put("street", texts.street());
        address.put("postal_code", texts.digits(5));
        address.put("city", texts.city());
        address.put("country", texts.pick(RandomFieldValues.COUNTRIES));
        return address;
    }

    private static List<GenericRecord> items(Random random, RandomFieldValues texts) {
        List<GenericRecord> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            GenericRecord item = new GenericData.Record(ITEMS.getElementType());
            item.put("sku", "SKU-" + texts.digits(6));
            item.put("title", texts.words(4, 7));
            item.put("quantity", 1 + random.nextInt(4));
            item.put("price_cents", 199 + random.nextLong(40_000));
            items.add(item);
        }
        return items;
    }
}
