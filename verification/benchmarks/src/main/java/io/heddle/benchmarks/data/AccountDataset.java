// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.data;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bank accounts: about 1 KB in 40 fields, covering all Avro types. */
public final class AccountDataset {
    private static final Schema SCHEMA = BenchmarkDataset.schema("account");
    private static final Schema HOME = SCHEMA.getField("home").schema();
    private static final Schema MOVEMENT = SCHEMA.getField("movements").schema().getElementType();
    private static final long DAY_MILLIS = 86_400_000;

    private AccountDataset() {}

    public static BenchmarkDataset dataset() {
        return BenchmarkDataset.of("account", SCHEMA, random -> account(random, new RandomFieldValues(random)));
    }

    private static GenericRecord account(Random random, RandomFieldValues texts) {
        GenericRecord account = new GenericData.Record(SCHEMA);
        person(account, random, texts);
        money(account, random, texts);
        history(account, random, texts);
        account.put("tags", texts(texts, 1 + random.nextInt(4)));
        account.put("movements", movements(random, texts));
        account.put("fingerprint", ByteBuffer.wrap(bytes(random, 20 + random.nextInt(13))));
        account.put("checksum", new GenericData.Fixed(SCHEMA.getField("checksum").schema(), bytes(random, 16)));
        account.put("source_system", "core-banking-" + (1 + random.nextInt(4)));
        account.put("source_version", 100 + random.nextInt(50));
        account.put("remark", texts.orNull(30, () -> texts.words(6, 20)));
        return account;
    }

    private static void person(GenericRecord account, Random random, RandomFieldValues texts) {
        account.put("account_id", texts.uuid());
        account.put("tenant_id", random.nextInt(40));
        account.put("holder_id", 1 + random.nextLong(90_000_000));
        account.put("first_name", texts.firstName());
        account.put("last_name", texts.lastName());
        account.put("email", texts.email());
        account.put("phone", texts.orNull(60, texts::phone));
        account.put("mobile", texts.orNull(85, texts::phone));
        account.put("birth_date", texts.orNull(95, () -> random.nextInt(20_000)));
        account.put("nationality", texts.pick(RandomFieldValues.COUNTRIES));
        account.put("language", texts.pick(List.of("de", "fr", "nl", "en-GB", "sv", "it")));
        account.put("home", address(texts));
        account.put("billing", texts.orNull(25, () -> address(texts)));
    }

    private static void money(GenericRecord account, Random random, RandomFieldValues texts) {
        account.put("iban", texts.pick(RandomFieldValues.COUNTRIES) + texts.digits(20));
        account.put("bic", "HEDL" + texts.pick(RandomFieldValues.COUNTRIES) + "FF" + texts.digits(3));
        account.put("currency", texts.pick(RandomFieldValues.CURRENCIES));
        account.put("balance_cents", random.nextLong(90_000_000) - 200_000);
        account.put("credit_limit", 500.0 * random.nextInt(40));
        account.put("interest_rate", random.nextInt(1200) / 10_000.0);
        account.put("risk_score", random.nextFloat());
        account.put("tier", symbol("tier", random));
        account.put("state", symbol("state", random));
        Map<String, Long> limits = new LinkedHashMap<>();
        for (String kind : List.of("daily", "weekly", "atm", "online").subList(0, 2 + random.nextInt(3))) {
            limits.put(kind, 1_000L * random.nextInt(900));
        }
        account.put("limits", limits);
    }

    private static void history(GenericRecord account, Random random, RandomFieldValues texts) {
        long opened = texts.millis();
        boolean closed = account.get("state").toString().equals("CLOSED");
        account.put("opened_at", opened);
        account.put("updated_at", (opened + random.nextInt(1_000_000_000)) * 1000);
        account.put("closed_at", closed ? opened + random.nextInt(90) * DAY_MILLIS : null);
        account.put("last_login_at", texts.orNull(80, texts::millis));
        account.put("login_count", random.nextInt(3000));
        account.put("two_factor", random.nextBoolean());
        account.put("marketing", random.nextBoolean());
        account.put("paperless", random.nextBoolean());
        account.put("branch_code", "B" + texts.digits(4));
        account.put("advisor", texts.orNull(40, () -> texts.firstName() + " " + texts.lastName()));
    }

    private static GenericRecord address(RandomFieldValues texts) {
        GenericRecord address = new GenericData.Record(HOME);
        address.put("street", texts.street());
        address.put("addition", texts.orNull(20, () -> "c/o " + texts.lastName()));
        address.put("postal_code", texts.digits(5));
        address.put("city", texts.city());
        address.put("country", texts.pick(RandomFieldValues.COUNTRIES));
        return address;
    }

    private static List<GenericRecord> movements(Random random, RandomFieldValues texts) {
        List<GenericRecord> movements = new ArrayList<>();
        for (int i = 8 + random.nextInt(8); i > 0; i--) {
            GenericRecord movement = new GenericData.Record(MOVEMENT);
            movement.put("id", random.nextLong(1L << 40));
            movement.put("amount_cents", random.nextLong(400_000) - 200_000);
            movement.put("at", texts.millis());
            movement.put("text", texts.words(3, 7));
            movement.put("counterparty", texts.orNull(60, () -> texts.firstName() + " " + texts.lastName()));
            movements.add(movement);
        }
        return movements;
    }

    private static List<String> texts(RandomFieldValues texts, int count) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(texts.words(1, 2));
        }
        return values;
    }

    private static GenericData.EnumSymbol symbol(String field, Random random) {
        Schema schema = SCHEMA.getField(field).schema();
        List<String> symbols = schema.getEnumSymbols();
        return new GenericData.EnumSymbol(schema, symbols.get(random.nextInt(symbols.size())));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
