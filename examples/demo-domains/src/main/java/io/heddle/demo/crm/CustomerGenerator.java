// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.crm;

import io.heddle.demo.contract.DemoContract;
import net.datafaker.Faker;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/**
 * Generates customers with consecutive numbers. The same seed produces the same customers. E-mail addresses use a
 * domain reserved for examples, so none of them is real. Not thread-safe.
 */
public final class CustomerGenerator {
    private static final Schema SCHEMA = DemoContract.CUSTOMERS.schema();

    private final Faker faker;
    private final Random random;
    private final Clock clock;
    private long lastId;

    /**
     * @param lastIdBefore the number before the first customer's, so that two generators can use separate ranges
     */
    public CustomerGenerator(long seed, Clock clock, long lastIdBefore) {
        this.random = new Random(seed);
        this.faker = new Faker(Locale.ENGLISH, random);
        this.clock = clock;
        this.lastId = lastIdBefore;
    }

    public GenericRecord next() {
        long id = ++lastId;
        String first = faker.name().firstName();
        String family = faker.name().lastName();
        GenericRecord customer = new GenericData.Record(SCHEMA);
        customer.put("customer_id", id);
        customer.put("name", first + " " + family);
        customer.put("email", email(first, family, id));
        customer.put("phone", random.nextInt(10) == 0 ? null : faker.numerify("+1 ###-555-01## ext ####"));
        customer.put("address", address());
        customer.put("created_at", clock.instant().minus(Duration.ofMinutes(random.nextInt(500_000))).toEpochMilli());
        return customer;
    }

    private GenericRecord address() {
        GenericRecord address = new GenericData.Record(SCHEMA.getField("address").schema());
        address.put("street", faker.address().streetAddress());
        address.put("postal_code", faker.numerify("#####"));
        address.put("city", faker.address().city());
        address.put("country", faker.address().countryCode());
        return address;
    }

    private static String email(String first, String family, long id) {
        String local = (first + "." + family).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        return local + id + "@example.org";
    }
}
