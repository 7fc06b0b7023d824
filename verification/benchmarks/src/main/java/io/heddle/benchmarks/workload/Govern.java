// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.side.CelRules;
import io.heddle.benchmarks.side.ConfluentPeer;
import io.heddle.benchmarks.side.Engine;
import io.heddle.benchmarks.side.FieldEdits;
import io.heddle.benchmarks.side.MaskingKeys;
import io.heddle.benchmarks.side.TinkMasks;
import io.heddle.benchmarks.side.Way;
import io.heddle.benchmarks.side.WireFormat;
import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.Decryption;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

import java.util.List;

/** Five rules and four masks on the wire format, against Confluent's serdes with cel-java and Tink between them. */
final class Govern {
    private Govern() {}

    /** Finds out what was encrypted. */
    @FunctionalInterface
    private interface Decrypting {
        String text(FieldPath field, String encrypted) throws Exception;
    }

    static Workload of(String name, Dataset data, GovernedFields fields) throws Exception {
        Schema schema = data.schema();
        Contract contract = fields.contract(schema);
        List<byte[]> records = WireFormat.records(data);
        MaskingKeys keys = MaskingKeys.create();
        TinkMasks tink = new TinkMasks(keys);
        RecordEngine engine = new CompiledRecordEngine(keys.provider());
        Decryption decryption = Decryption.of(keys.provider(), contract.id());
        Side.Reading ours = decrypted(schema, fields.encrypted(), decryption::text);
        Side.Reading theirs = decrypted(schema, fields.encrypted(), tink::decrypt);
        return new Workload(
                name,
                "5 rules, 4 masks (hash, encrypt, redact, partial) on the wire format, against Confluent deserializer, cel-java,"
                        + " Tink, Confluent serializer; cel-java with its faster runtime and patterns compiled once, but for"
                        + " `-plain`, which has its older runtime and `matches`",
                data,
                WireFormat.HEAD,
                List.of(
                        Side.accept(() -> engine(engine, contract, records).accept(), ours),
                        Side.run(() -> engine(engine, contract, records).run(), ours),
                        Side.peer(
                                "confluent-cel-tink",
                                () -> peer(contract, records, fields.fastRules(schema), tink),
                                theirs),
                        Side.peer(
                                "confluent-cel-tink-plain",
                                () -> peer(contract, records, fields.plainRules(schema), tink),
                                theirs)),
                Goal.faster(10).and(Goal.lessAllocation(50)));
    }

    private static Engine engine(RecordEngine engine, Contract contract, List<byte[]> records) {
        return new Engine(engine, contract, contract.ports(), records, WireFormat.HEAD);
    }

    private static Way peer(Contract contract, List<byte[]> records, CelRules rules, TinkMasks tink) throws Exception {
        return new ConfluentPeer(contract.valueSchema(), records, rules, FieldEdits.masksOf(contract, tink)).governing();
    }

    /** The record with the encrypted field readable again: equal values are encrypted to unequal ones. */
    private static Side.Reading decrypted(Schema schema, FieldPath field, Decrypting decrypting) {
        return result -> {
            byte[] bytes = (byte[]) result;
            if (bytes[0] != 0 || bytes[WireFormat.HEAD - 1] != 1) {
                throw new IllegalStateException("this is not the wire format");
            }
            GenericRecord record = Readings.decode(schema, bytes, WireFormat.HEAD);
            GenericRecord holder = record;
            List<String> steps = field.steps();
            for (String step : steps.subList(0, steps.size() - 1)) {
                holder = (GenericRecord) holder.get(step);
            }
            String last = steps.get(steps.size() - 1);
            holder.put(last, decrypting.text(field, holder.get(last).toString()));
            return record;
        };
    }
}
