// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.BenchmarkMaskingKeys;
import io.heddle.benchmarks.variant.BenchmarkWireFormat;
import io.heddle.benchmarks.variant.CelJavaRules;
import io.heddle.benchmarks.variant.ConfluentPeer;
import io.heddle.benchmarks.variant.EngineOperations;
import io.heddle.benchmarks.variant.PlainFieldEdits;
import io.heddle.benchmarks.variant.RecordOperation;
import io.heddle.benchmarks.variant.TinkMasks;
import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.FieldDecryption;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

import java.util.List;

/** Five rules and four masks on the wire format, compared with Confluent's serdes plus cel-java and Tink. */
final class GovernanceWorkload {
    private GovernanceWorkload() {}

    /** Decrypts an encrypted field. */
    @FunctionalInterface
    private interface Decryptor {
        String text(FieldPath field, String encrypted) throws Exception;
    }

    static BenchmarkWorkload of(String name, BenchmarkDataset data, GovernedFields fields) throws Exception {
        Schema schema = data.schema();
        Contract contract = fields.contract(schema);
        List<byte[]> records = BenchmarkWireFormat.records(data);
        BenchmarkMaskingKeys keys = BenchmarkMaskingKeys.create();
        TinkMasks tink = new TinkMasks(keys);
        RecordEngine engine = new CompiledRecordEngine(keys.provider());
        FieldDecryption decryption = FieldDecryption.of(keys.provider(), contract.id());
        WorkloadVariant.ResultReader ours = decrypted(schema, fields.encrypted(), decryption::text);
        WorkloadVariant.ResultReader theirs = decrypted(schema, fields.encrypted(), tink::decrypt);
        return new BenchmarkWorkload(
                name,
                "5 rules, 4 masks (hash, encrypt, redact, partial) on the wire format, against Confluent deserializer,"
                        + " cel-java,"
                        + " Tink, Confluent serializer; cel-java with its faster runtime and patterns compiled once,"
                        + " but for"
                        + " `-plain`, which has its older runtime and `matches`",
                data,
                BenchmarkWireFormat.PREFIX_BYTES,
                List.of(
                        WorkloadVariant.accept(() -> engine(engine, contract, records).accept(), ours),
                        WorkloadVariant.run(() -> engine(engine, contract, records).run(), ours),
                        WorkloadVariant.peer(
                                "confluent-cel-tink",
                                () -> peer(contract, records, fields.fastRules(schema), tink),
                                theirs),
                        WorkloadVariant.peer(
                                "confluent-cel-tink-plain",
                                () -> peer(contract, records, fields.plainRules(schema), tink),
                                theirs)),
                PerformanceGoal.faster(10).and(PerformanceGoal.lessAllocation(50)));
    }

    private static EngineOperations engine(RecordEngine engine, Contract contract, List<byte[]> records) {
        return new EngineOperations(engine, contract, contract.ports(), records, BenchmarkWireFormat.PREFIX_BYTES);
    }

    private static RecordOperation peer(Contract contract, List<byte[]> records, CelJavaRules rules, TinkMasks tink)
            throws Exception {
        return new ConfluentPeer(contract.valueSchema(), records, rules, PlainFieldEdits.masksOf(contract, tink))
                .governOperation();
    }

    /** Decrypts the encrypted field before comparison, because encryption is randomised. */
    private static WorkloadVariant.ResultReader decrypted(Schema schema, FieldPath field, Decryptor decrypting) {
        return result -> {
            byte[] bytes = (byte[]) result;
            if (bytes[0] != 0 || bytes[BenchmarkWireFormat.PREFIX_BYTES - 1] != 1) {
                throw new IllegalStateException("this is not the wire format");
            }
            GenericRecord record = ResultReaders.decode(schema, bytes, BenchmarkWireFormat.PREFIX_BYTES);
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
