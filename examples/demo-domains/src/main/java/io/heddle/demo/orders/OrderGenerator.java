// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.orders;

import io.heddle.demo.DemoContract;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Invents orders of the customers there are, and lets earlier ones go on: placed, paid, shipped, sometimes cancelled.
 * The same seed gives the same orders. Not thread-safe.
 */
public final class OrderGenerator {
    private static final Schema SCHEMA = DemoContract.ORDERS.schema();
    private static final Schema STATUS = SCHEMA.getField("status").schema();
    private static final int OPEN_ORDERS = 200;

    private final Random random;
    private final Clock clock;
    private final String prefix;
    private final LongSupplier customers;
    private final List<GenericRecord> open = new ArrayList<>();
    private long last;

    /**
     * @param prefix of the order ids
     * @param customers how many customers there are, numbered from 1; at least 1 when an order is asked for
     */
    public OrderGenerator(long seed, Clock clock, String prefix, LongSupplier customers) {
        this.random = new Random(seed);
        this.clock = clock;
        this.prefix = prefix;
        this.customers = customers;
    }

    /** The next event: a new order, or an earlier one in its next state. */
    public GenericRecord next() {
        return open.isEmpty() || random.nextInt(3) > 0 ? placed() : moved();
    }

    /** A new order. */
    public GenericRecord placed() {
        long now = clock.millis();
        GenericRecord order = new GenericData.Record(SCHEMA);
        order.put("order_id", String.format(Locale.ROOT, "%s-%06d", prefix, ++last));
        order.put("customer_id", 1 + random.nextLong(customers.getAsLong()));
        order.put("amount_cents", 100L + random.nextInt(50_000));
        order.put("currency", random.nextInt(5) == 0 ? "USD" : "EUR");
        order.put("status", status("PLACED"));
        order.put("placed_at", now);
        order.put("updated_at", now);
        open.add(order);
        if (open.size() > OPEN_ORDERS) {
            open.remove(0);
        }
        return order;
    }

    private GenericRecord moved() {
        int at = random.nextInt(open.size());
        GenericRecord order = new GenericData.Record((GenericData.Record) open.get(at), true);
        String before = order.get("status").toString();
        String after = random.nextInt(12) == 0 ? "CANCELLED" : before.equals("PLACED") ? "PAID" : "SHIPPED";
        order.put("status", status(after));
        order.put("updated_at", Math.max(clock.millis(), (long) order.get("placed_at")));
        if (after.equals("PAID")) {
            open.set(at, order);
        } else {
            open.remove(at);
        }
        return order;
    }

    private static GenericData.EnumSymbol status(String symbol) {
        return new GenericData.EnumSymbol(STATUS, symbol);
    }
}
