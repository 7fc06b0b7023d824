// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.web;

import io.heddle.demo.contract.DemoContract;
import net.datafaker.Faker;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.time.Clock;
import java.util.Locale;
import java.util.Random;

/** Generates page visits. The same seed produces the same visits. Not thread-safe. */
public final class VisitGenerator {
    private static final Schema SCHEMA = DemoContract.VISITS.schema();
    private static final String[] PAGES = {"/", "/search", "/cart", "/checkout", "/help", "/products/42", "/offers"};

    private final Faker faker;
    private final Random random;
    private final Clock clock;

    public VisitGenerator(long seed, Clock clock) {
        this.random = new Random(seed);
        this.faker = new Faker(Locale.ENGLISH, random);
        this.clock = clock;
    }

    public GenericRecord next() {
        GenericRecord visit = new GenericData.Record(SCHEMA);
        visit.put("page", PAGES[random.nextInt(PAGES.length)]);
        visit.put("ip", faker.internet().ipV4Address());
        visit.put("duration_ms", 200 + random.nextInt(60_000));
        visit.put("occurred_at", clock.millis());
        return visit;
    }
}
