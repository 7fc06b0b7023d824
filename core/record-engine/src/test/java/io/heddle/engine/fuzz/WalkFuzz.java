// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.contract.Mask;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.EnginePair;
import io.heddle.engine.Verdict;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.engine.generated.RandomContracts;
import io.heddle.engine.generated.RandomSchemaPairs;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Arbitrary bytes under schemas of every type, unchanged, masked and resolved to others: both engines agree and never
 * throw, and Avro can read the accepted outputs.
 */
public final class WalkFuzz {
    private static final List<String> FIELDS = List.of(
            "{'name':'s','type':'string'},{'name':'n','type':'long'},{'name':'t','type':'boolean'}",
            "{'name':'u','type':['null','string',{'type':'array','items':'int'}]},{'name':'e','type':{'type':'enum',"
                    + "'name':'E','symbols':['A','B']}}",
            "{'name':'m','type':{'type':'map','values':['null','bytes',{'type':'fixed','name':'X','size':3}]}},"
                    + "{'name':'d','type':'double'}",
            "{'name':'next','type':['null','test.Item']},{'name':'all','type':{'type':'array','items':'test.Item'}},"
                    + "{'name':'i','type':'int'}",
            "{'name':'z','type':{'type':'array','items':'null'}},{'name':'dec','type':{'type':'bytes',"
                    + "'logicalType':'decimal','precision':9,'scale':2}}",
            "{'name':'day','type':{'type':'int','logicalType':'date'}},{'name':'at','type':{'type':'long',"
                    + "'logicalType':'timestamp-nanos'}},{'name':'f','type':'float'}");
    private static final int EVOLUTIONS = 3;
    private static final List<Schema> SCHEMAS = FIELDS.stream().map(ContractFixture::schema).toList();
    private static final List<List<EnginePair>> ENGINES = SCHEMAS.stream().map(WalkFuzz::engines).toList();

    private WalkFuzz() {}

    private static List<EnginePair> engines(Schema writer) {
        List<EnginePair> engines = new ArrayList<>();
        ContractFixture masked = ContractFixture.over(writer);
        writer.getFields().forEach(
                field -> masked.mask(field.name(), field.pos() % 2 == 0 ? new Mask.Hash() : new Mask.Partial(1, 1)));
        EnginePair.of(writer, ContractFixture.over(writer).build()).ifPresent(engines::add);
        EnginePair.of(writer, masked.build()).ifPresent(engines::add);
        for (int seed = 1; seed <= EVOLUTIONS; seed++) {
            Random random = new Random(seed);
            Schema reader = new RandomSchemaPairs(random, 4).readerOf(writer);
            EnginePair.of(writer, new RandomContracts(random, true, true).over(reader)).ifPresent(engines::add);
        }
        return engines;
    }

    /** Valid records of each schema. */
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < SCHEMAS.size(); i++) {
            for (int seed = 0; seed < 10; seed++) {
                byte[] record = AvroOracle.encode(SCHEMAS.get(i), new RandomAvro(seed).value(SCHEMAS.get(i)));
                byte[] input = new byte[record.length + 1];
                input[0] = (byte) i;
                System.arraycopy(record, 0, input, 1, record.length);
                seeds.add(input);
            }
        }
        return seeds;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int chosen = (data[0] & 0xff) % SCHEMAS.size();
        byte[] record = Arrays.copyOfRange(data, 1, data.length);
        List<EnginePair> engines = ENGINES.get(chosen);
        for (int i = 0; i < engines.size(); i++) {
            Verdict verdict = engines.get(i).agree(record);
            if (i < 2 && verdict instanceof Verdict.Accepted accepted) {
                AvroOracle.record(SCHEMAS.get(chosen), accepted.outputs().get(0));
            }
        }
    }
}
