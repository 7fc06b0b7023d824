// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A schema with a field of every Avro type, and a value for each. */
public final class EveryTypeFixture {
    private EveryTypeFixture() {}

    public static Contract masked(Mask mask) {
        ContractFixture contract = ContractFixture.overFields("""
                {'name':'s','type':'string'},{'name':'b','type':'bytes'},
                {'name':'x','type':{'type':'fixed','name':'X','size':4}},
                {'name':'i','type':'int'},{'name':'l','type':'long'},{'name':'f','type':'float'},
                {'name':'d','type':'double'},{'name':'t','type':'boolean'},
                {'name':'e','type':{'type':'enum','name':'E','symbols':['A','B']}},
                {'name':'a','type':{'type':'array','items':'int'}},{'name':'m','type':{'type':'map','values':'int'}},
                {'name':'u','type':['null','string','long']},
                {'name':'dec','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},
                {'name':'uuid','type':{'type':'string','logicalType':'uuid'}},
                {'name':'r','type':{'type':'record','name':'R','fields':[{'name':'s','type':'string'},
                    {'name':'n','type':['null','string']},{'name':'m','type':['null','string']}]}}
                """);
        contract.build().valueSchema().getFields().forEach(field -> contract.mask(field.name(), mask));
        return contract.build();
    }

    public static Map<String, Object> values(Schema schema) {
        GenericData.Record inner = new GenericData.Record(schema.getField("r").schema());
        inner.put("s", "secret");
        inner.put("m", "secret");
        Map<String, Object> values = new HashMap<>();
        values.put("s", "secret");
        values.put("b", ByteBuffer.wrap(new byte[] {1, 2}));
        values.put("x", new GenericData.Fixed(schema.getField("x").schema(), new byte[] {1, 2, 3, 4}));
        values.put("i", 5);
        values.put("l", 5L);
        values.put("f", 5f);
        values.put("d", 5d);
        values.put("t", true);
        values.put("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "B"));
        values.put("a", List.of(1));
        values.put("m", Map.of("k", 1));
        values.put("u", 5L);
        values.put("dec", ByteBuffer.wrap(BigInteger.valueOf(12345).toByteArray()));
        values.put("uuid", "123e4567-e89b-12d3-a456-426614174000");
        values.put("r", inner);
        return values;
    }
}
