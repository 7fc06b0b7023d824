// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.ReasonCode;
import io.heddle.testkit.ContractFixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import static io.heddle.engine.hostile.AvroWireBuilder.bytes;
import static io.heddle.engine.hostile.AvroWireBuilder.many;
import static io.heddle.engine.hostile.AvroWireBuilder.repeat;
import static io.heddle.engine.hostile.AvroWireBuilder.varint;

/** Few bytes that grow to many: by default values, promotions and masks. */
final class AmplificationAttacks {
    private static final String EMPTY = "{'type':'record','name':'E','fields':[]}";
    private static final Optional<ReasonCode> GROWTH_LIMIT = Optional.of(ReasonCode.GROWTH_LIMIT);

    private final List<HostileCase> cases = new ArrayList<>();

    private AmplificationAttacks() {}

    static List<HostileCase> all() {
        AmplificationAttacks all = new AmplificationAttacks();
        all.defaults();
        all.small();
        all.promotions();
        all.masks();
        return all.cases;
    }

    private static String gaining(String... fields) {
        return "{'type':'record','name':'E','fields':[" + String.join(",", fields) + "]}";
    }

    private static String text(String name, int length) {
        return "{'name':'" + name + "','type':'string','default':'" + "d".repeat(length) + "'}";
    }

    private static String array(String item) {
        return "{'name':'f','type':{'type':'array','items':" + item + "}}";
    }

    private static String map(String value) {
        return "{'name':'f','type':{'type':'map','values':" + value + "}}";
    }

    private void add(String name, String writer, String contract, Supplier<byte[]> bytes, Optional<ReasonCode> reason) {
        cases.add(new HostileCase(name, ContractFixture.schema(writer), ContractFixture.schema(contract),
                false, bytes, reason));
    }

    /** Items of zero bytes, and of one byte, that get default fields. */
    private void defaults() {
        String ints = "{'name':'d','type':{'type':'array','items':'int'},'default':[" + "1,".repeat(9_999) + "1]}";
        String nested =
                "{'name':'d','type':{'type':'record','name':'N','fields':[{'name':'i','type':'int'},{'name':'s',"
                        + "'type':'string'}]},"
                        + "'default':{'i':1,'s':'" + "n".repeat(500) + "'}}";
        for (int count : new int[] {10_000, 65_000}) {
            Supplier<byte[]> items = () -> bytes(varint(count), 0);
            add(count + " empty records that gain a thousand bytes", array(EMPTY), array(gaining(text("d", 1000))),
                    items, GROWTH_LIMIT);
            add(count + " empty records that gain a hundred thousand bytes", array(EMPTY),
                    array(gaining(text("d", 100_000))), items, GROWTH_LIMIT);
            add(count + " empty records that gain ten thousand ints", array(EMPTY), array(gaining(ints)), items,
                    GROWTH_LIMIT);
            add(count + " empty records that gain fifty fields", array(EMPTY), array(gaining(fields(50))), items,
                    GROWTH_LIMIT);
            add(count + " empty records in unions that gain a thousand bytes", array("['null'," + EMPTY + "]"),
                    array("['null'," + gaining(text("d", 1000)) + "]"), () -> bytes(varint(count), repeat(2, count), 0),
                    GROWTH_LIMIT);
            add(count + " records of one byte that gain a thousand bytes",
                    array(gaining("{'name':'b','type':'boolean'}")),
                    array(gaining("{'name':'b','type':'boolean'}", text("d", 1000))),
                    () -> bytes(varint(count), repeat(1, count), 0), GROWTH_LIMIT);
            add(count + " map entries that gain a thousand bytes", map(EMPTY), map(gaining(text("d", 1000))),
                    () -> bytes(varint(count), many(bytes(2, 'k'), count), 0), GROWTH_LIMIT);
            add(count + " empty records that gain a record", array(EMPTY), array(gaining(nested)), items, GROWTH_LIMIT);
        }
        add("blocks of empty records that gain a thousand bytes", array(EMPTY), array(gaining(text("d", 1000))),
                () -> bytes(many(varint(50), 1000), 0), GROWTH_LIMIT);
        add("list that gains a hundred thousand bytes at each step", list(""), list("," + text("d", 100_000)),
                () -> bytes(repeat(2, 50), 0), GROWTH_LIMIT);
    }

    private static String list(String gained) {
        return "{'name':'f','type':{'type':'record','name':'L','fields':[{'name':'next','type':['null','L']}" + gained
                + "]}}";
    }

    private static String[] fields(int count) {
        String[] fields = new String[count];
        for (int i = 0; i < count; i++) {
            fields[i] = "{'name':'d" + i + "','type':'int','default':1}";
        }
        return fields;
    }

    private void small() {
        add("a thousand empty records that gain a thousand bytes", array(EMPTY), array(gaining(text("d", 1000))),
                () -> bytes(varint(1000), 0), Optional.empty());
        add("fifty thousand empty records that gain an int", array(EMPTY), array(gaining(fields(1))),
                () -> bytes(varint(50_000), 0), Optional.empty());
        add("record that gains half a megabyte", "{'name':'b','type':'int'}",
                "{'name':'b','type':'int'}," + text("d", 500_000),
                () -> bytes(2), Optional.empty());
    }

    private void promotions() {
        add("a hundred thousand ints that become doubles", array("'int'"), array("'double'"),
                () -> bytes(varint(100_000), repeat(2, 100_000), 0), Optional.empty());
    }

    /** Each item takes one byte and its token 33. */
    private void masks() {
        for (int count : new int[] {1_000, 100_000}) {
            Supplier<byte[]> texts = () -> bytes(varint(count), new byte[count], 0);
            Supplier<byte[]> entries = () -> bytes(varint(count), many(bytes(2, 'k', 0), count), 0);
            cases.add(new HostileCase(count + " empty strings, hashed", ContractFixture.schema(array("'string'")),
                    ContractFixture.schema(array("'string'")), true, texts, Optional.empty()));
            cases.add(new HostileCase(count + " map entries of one key, hashed",
                    ContractFixture.schema(map("'string'")),
                    ContractFixture.schema(map("'string'")), true, entries, Optional.empty()));
        }
    }
}
