// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.contract;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.engine.AvroRecordEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DemoContractTest {
    static List<DemoContract> contracts() {
        return DemoContract.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldBeValidWhenReadAndCompiled(DemoContract demo) {
        Contract contract = read(demo);

        assertThat(contract.id()).isEqualTo(demo.product());
        assertThat(contract.valueSchema()).isEqualTo(demo.schema());
        assertThat(AvroRecordEngine.checkOnly().check(contract)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldMaskEveryFieldTaggedAsPersonal(DemoContract demo) {
        assertThat(read(demo).fields())
                .filteredOn(field -> field.isPersonal())
                .noneMatch(field -> field.mask() instanceof Mask.None);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldDescribeItsDomain(DemoContract demo) {
        assertThat(demo.domainDocument()).contains("kind: Domain", "name: " + demo.product().domain());
    }

    @org.junit.jupiter.api.Test
    void shouldHaveTheKeysThatTheJoinNeeds() {
        assertThat(read(DemoContract.CUSTOMERS).key())
                .hasValueSatisfying(key -> assertThat(key.fields()).containsExactly(FieldPath.of("customer_id")));
        assertThat(read(DemoContract.VISITS).key()).isEmpty();
        assertThat(read(DemoContract.CUSTOMER_ORDERS).settings().compacted()).isTrue();
    }

    static Contract read(DemoContract demo) {
        return switch (ContractReader.read(demo.document(), SchemaSource.of(demo.schemas()))) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
    }
}
