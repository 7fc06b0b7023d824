// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.AvroOracle;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Inspects one text as the only field of a record. */
final class DetectorProbe {
    private static final Schema SCHEMA = ContractFixture.schema("{'name':'text','type':'string'}");
    private final PersonalDataFindings findings = new PersonalDataFindings();
    private final PersonalDataDetector detector;

    DetectorProbe() {
        this("text");
    }

    DetectorProbe(String field) {
        Schema schema = field.equals("text")
                ? SCHEMA
                : ContractFixture.schema("{'name':'" + field + "','type':'string'}");
        detector = PersonalDataDetector.forContract(
                ContractFixture.over(schema).build(), EnumSet.allOf(PersonalDataKind.class), List.of(),
                InspectionLimits.UNLIMITED);
    }

    Map<PersonalDataKind, EvidenceLevel> see(String text) {
        PersonalDataFindings seen = findings(text);
        Map<PersonalDataKind, EvidenceLevel> kinds = new EnumMap<>(PersonalDataKind.class);
        for (int i = 0; i < seen.size(); i++) {
            kinds.put(seen.kind(i), seen.evidence(i));
        }
        return kinds;
    }

    PersonalDataFindings findings(String text) {
        byte[] bytes = AvroOracle.encode(SCHEMA, new GenericRecordBuilder(SCHEMA).set("text", text).build());
        detector.inspect(bytes, 0, bytes.length, findings);
        return findings;
    }
}
