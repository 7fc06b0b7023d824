// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.orders;

import io.heddle.demo.contract.DemoContract;
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
 * Generates orders of existing customers and advances earlier ones: placed, paid, shipped, sometimes cancelled. The
 * same seed produces the same orders. Not thread-safe.
 */
public final class OrderGenerator {
    private static final Schema SCHEMA = DemoContract.ORDERS.schema();
    private static final Schema STATUS = SCHEMA.getField("status").schema();
    private static final int OPEN_ORDERS = 200;

    private final Random random;
    private final Clock clock;
    private final String prefix;
    private final LongSupplier customers;
    private final List<GenericRecord> openOrders = new ArrayList<>();
    private long lastNumber;

    /**
     * @param prefix the prefix of the order ids
     * @param customers the number of customers, numbered from 1; must be at least 1 when an order is requested
     */
    public OrderGenerator(long seed, Clock clock, String prefix, LongSupplier customers) {
        this.random = new Random(seed);
        this.clock = clock;
        this.prefix = prefix;
        this.customers = customers;
    }

    /** The next event: a new order, or an earlier order in its next state. */
    public GenericRecord next() {
        return openOrders.isEmpty() || random.nextInt(3) > 0 ? newOrder() : nextState();
    }

    public GenericRecord newOrder() {
        long now = clock.millis();
        GenericRecord order = new GenericData.Record(SCHEMA);
        order.put("order_id", String.format(Locale.ROOT, "%s-%06d", prefix, ++lastNumber));
        order.put("customer_id", 1 + random.nextLong(customers.getAsLong()));
        order.put("amount_cents", 100L + random.nextInt(50_000));
        order.put("currency", random.nextInt(5) == 0 ? "USD" : "EUR");
        order.put("status", status("PLACED"));
        order.put("placed_at", now);
        order.put("updated_at", now);
        openOrders.add(order);
        if (openOrders.size() > OPEN_ORDERS) {
            openOrders.remove(0);
        }
        return order;
    }

    private GenericRecord nextState() {
        int index = random.nextInt(openOrders.size());
        GenericRecord order = new GenericData.Record((GenericData.Record) openOrders.get(index), true);
        String previousStatus = order.get("status").toString();
        String nextStatus =
                random.nextInt(12) == 0 ? "CANCELLED" : previousStatus.equals("PLACED") ? "PAID" : "SHIPPED";
        order.put("status", status(nextStatus));
        order.put("updated_at", Math.max(clock.millis(), (long) order.get("placed_at")));
        if (nextStatus.equals("PAID")) {
            openOrders.set(index, order);
        } else {
            openOrders.remove(index);
        }
        return order;
    }

    private static GenericData.EnumSymbol status(String symbol) {
        return new GenericData.EnumSymbol(STATUS, symbol);
    }
}
