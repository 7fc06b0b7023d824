// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.Mask;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.CustomerProductFixture.Variant;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import org.apache.avro.Schema;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every verdict of a cell with both engines and on both output paths: the sinks of Kafka Streams, and the direct path
 * that records take in production.
 */
class VerdictMatrixTest {
    private static final int OLD_WRITER = 21;
    private static final int OTHER_WRITER = 22;
    private static final int UNKNOWN_WRITER = 23;
    private static final int JSON_WRITER = 24;
    private static final int INT_KEYS = 31;
    private static final byte[] KEY = CustomerProductFixture.key(1);
    private static final byte[] NEGATIVE = CustomerProductFixture.value(1, "a@b.c", -1);

    @TempDir
    private static Path folder = Path.of("");

    /** @param verdict a reason of quarantine; empty if the record is published */
    @SuppressWarnings("ArrayRecordComponent") // Cases are never compared.
    record Case(String name, Variant contract, byte @Nullable [] key, byte @Nullable [] value,
            String verdict) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> cases() {
        Variant standard = CustomerProductFixture.standard();
        Variant compacted = standard.compactedTopic();
        return Stream.of(
                new Case("valid", standard, KEY, GOOD, ""),
                new Case("text key", standard, text("1"), GOOD, ""),
                new Case("masked text key", standard.keyMasked(new Mask.Hash()), text("1"), GOOD, ""),
                new Case("masked key", standard.keyMasked(new Mask.Hash()), KEY, GOOD, ""),
                new Case("key of another schema", standard, intKey(1), GOOD, ""),
                new Case("keyless", standard.keyless(), null, GOOD, ""),
                new Case("older writer", standard, KEY, older(), ""),
                new Case("warning", standard.minimum(0, Severity.WARNING), KEY, NEGATIVE, ""),
                new Case("tombstone", compacted, KEY, null, ""),
                new Case("tombstone with text key", compacted, text("1"), null, ""),
                new Case("rule violated", standard, KEY, NEGATIVE, "rule_violated"),
                new Case("tombstone, not compacted", standard, KEY, null, "tombstone_not_allowed"),
                new Case("no key", standard, null, GOOD, "key_mismatch"),
                new Case("key of a keyless product", standard.keyless(), text("1"), GOOD, "key_mismatch"),
                new Case("text of another type", standard, text("one"), GOOD, "key_mismatch"),
                new Case("key of another record", standard, CustomerProductFixture.key(2), GOOD, "key_mismatch"),
                new Case("text key of another record", standard, text("2"), GOOD, "key_mismatch"),
                new Case("masked key of another record", standard.keyMasked(new Mask.Hash()),
                        CustomerProductFixture.key(2), GOOD, "key_mismatch"),
                new Case("cut", standard, KEY, Arrays.copyOf(GOOD, GOOD.length - 3), "undecodable"),
                new Case("bytes behind", standard, KEY, Arrays.copyOf(GOOD, GOOD.length + 3), "trailing_bytes"),
                new Case("not framed", standard, KEY, text("plain"), "not_wire_format"),
                new Case("empty", standard, KEY, new byte[0], "not_wire_format"),
                new Case("other schema", standard, KEY, framed(OTHER_WRITER, new byte[8]), "schema_incompatible"),
                new Case("unknown schema", standard, KEY, framed(UNKNOWN_WRITER, new byte[8]), "schema_unknown"),
                new Case("not Avro", standard, KEY, framed(JSON_WRITER, new byte[8]), "schema_incompatible"),
                new Case("too large for a port", standard, KEY,
                        CustomerProductFixture.value(1, "x".repeat(70_000), 1), "too_large"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldDecideAlikeWithBothEnginesOnBothPaths(Case given) {
        List<String> results = new ArrayList<>();
        KeyProvider keys = FileKeyset.openOrCreate(folder.resolve("keys.json"));
        for (RecordEngine engine : List.of(new AvroRecordEngine(keys), new CompiledRecordEngine(keys))) {
            for (CellFixture.OutputPath path : CellFixture.OutputPath.values()) {
                results.add(result(given, engine, path));
            }
        }

        assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(results.get(0)));
        assertThat(results.get(0)).contains(given.verdict().isEmpty()
                ? CustomerProductFixture.FULL
                : "heddle-reason=" + given.verdict());
    }

    private static String result(Case given, RecordEngine engine, CellFixture.OutputPath path) {
        try (CellFixture cell = new CellFixture(engine, path, given.contract())) {
            cell.limits.put(CustomerProductFixture.FULL, 70_000L);
            cell.registry.put(OLD_WRITER, new SchemaLookup.Answer.Found(CustomerProductFixture.OLD));
            cell.registry.put(OTHER_WRITER, new SchemaLookup.Answer.Found(CustomerProductFixture.OTHER));
            cell.registry.put(JSON_WRITER, new SchemaLookup.Answer.NotAvro("PROTOBUF"));
            cell.registry.put(INT_KEYS, new SchemaLookup.Answer.Found(Schema.create(Schema.Type.INT)));
            List.of(OLD_WRITER, OTHER_WRITER, UNKNOWN_WRITER, JSON_WRITER)
                    .forEach(id -> cell.resolveWriter(id, RecordPart.VALUE));
            cell.resolveWriter(INT_KEYS, RecordPart.KEY);
            cell.send(given.key(), given.value());
            StringBuilder all = new StringBuilder();
            for (String topic : List.of(CustomerProductFixture.OUTPUT, CustomerProductFixture.FULL,
                    CustomerProductFixture.QUARANTINE)) {
                cell.recordsOn(topic).forEach(record -> all.append(topic).append(' ').append(describe(record)));
            }
            return all.append(cell.metrics().counts()).toString();
        }
    }

    private static String describe(TestRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        text.append(record.timestamp()).append(' ').append(hex(record.key())).append(' ').append(hex(record.value()));
        record.headers().forEach(header -> text.append(' ').append(header.key()).append('=')
                .append(new String(header.value(), StandardCharsets.UTF_8)));
        return text.append('\n').toString();
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }

    private static byte[] older() {
        return CustomerProductFixture.value(OLD_WRITER, CustomerProductFixture.OLD,
                CustomerProductFixture.record(CustomerProductFixture.OLD, 1, "a@b.c", 1));
    }

    private static byte[] intKey(int value) {
        return framed(INT_KEYS, ReferenceEngine.encode(Schema.create(Schema.Type.INT), value));
    }

    private static byte[] framed(int id, byte[] avro) {
        return ConfluentFrame.frame(new SchemaId(id), avro);
    }
}
