// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.engine.Avro;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.Compilation;
import io.heddle.engine.Programs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.TestContract;
import io.heddle.engine.TestKeys;
import io.heddle.engine.Verdict;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;

/** Any bytes, under schemas of every type: a verdict, never a throw, and what is accepted Avro reads again. */
public final class WalkFuzz {
    private static final List<String> FIELDS = List.of(
            "{'name':'s','type':'string'},{'name':'n','type':'long'},{'name':'t','type':'boolean'}",
            "{'name':'u','type':['null','string',{'type':'array','items':'int'}]},{'name':'e','type':{'type':'enum','name':'E','symbols':['A','B']}}",
            "{'name':'m','type':{'type':'map','values':['null','bytes',{'type':'fixed','name':'X','size':3}]}},{'name':'d','type':'double'}",
            "{'name':'next','type':['null','test.Item']},{'name':'all','type':{'type':'array','items':'test.Item'}},{'name':'i','type':'int'}",
            "{'name':'z','type':{'type':'array','items':'null'}},{'name':'dec','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}}",
            "{'name':'day','type':{'type':'int','logicalType':'date'}},{'name':'at','type':{'type':'long','logicalType':'timestamp-nanos'}},{'name':'f','type':'float'}");
    private static final List<Schema> SCHEMAS = FIELDS.stream().map(TestContract::schema).toList();
    private static final List<RecordProgram> PROGRAMS = programs();

    private WalkFuzz() {}

    private static List<RecordProgram> programs() {
        List<RecordProgram> programs = new ArrayList<>();
        for (Schema schema : SCHEMAS) {
            TestContract masked = TestContract.over(schema);
            schema.getFields().forEach(field -> masked.mask(field.name(), field.pos() % 2 == 0 ? new Mask.Hash() : new Mask.Partial(1, 1)));
            for (Contract contract : List.of(TestContract.over(schema).build(), masked.build())) {
                Compilation compilation = new AvroRecordEngine(new TestKeys()).compile(schema, contract, contract.ports());
                programs.add(((Compilation.Compiled) compilation).program());
            }
        }
        return programs;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int chosen = (data[0] & 0xff) % SCHEMAS.size();
        for (int i = 0; i < 2; i++) {
            Verdict verdict = PROGRAMS.get(2 * chosen + i).run(data, 1, data.length - 1, Programs.NOW);
            if (verdict instanceof Verdict.Accepted accepted) {
                Avro.record(SCHEMAS.get(chosen), accepted.outputs().get(0));
            }
        }
    }
}
