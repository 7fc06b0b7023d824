// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.Avro;
import io.heddle.engine.TestContract;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Looks at one text as the only field of a record. */
final class Probe {
    private static final Schema SCHEMA = TestContract.schema("{'name':'text','type':'string'}");
    private final Findings findings = new Findings();
    private final PersonalDataDetector detector;

    Probe() {
        this("text");
    }

    Probe(String field) {
        Schema schema = field.equals("text") ? SCHEMA : TestContract.schema("{'name':'" + field + "','type':'string'}");
        detector = PersonalDataDetector.over(
                TestContract.over(schema).build(), EnumSet.allOf(PersonalDataKind.class), List.of(), Reach.WHOLE);
    }

    Map<PersonalDataKind, Evidence> see(String text) {
        Findings seen = findings(text);
        Map<PersonalDataKind, Evidence> kinds = new EnumMap<>(PersonalDataKind.class);
        for (int i = 0; i < seen.size(); i++) {
            kinds.put(seen.kind(i), seen.evidence(i));
        }
        return kinds;
    }

    Findings findings(String text) {
        byte[] bytes = Avro.encode(SCHEMA, new GenericRecordBuilder(SCHEMA).set("text", text).build());
        detector.inspect(bytes, 0, bytes.length, findings);
        return findings;
    }
}
