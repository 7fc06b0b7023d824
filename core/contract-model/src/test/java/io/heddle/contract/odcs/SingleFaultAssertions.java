// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Reads the example contract with one change and expects one complete fault. */
final class SingleFaultAssertions {
    private SingleFaultAssertions() {}

    static void assertSingleFault(String old, String replacement, String code, String path) {
        List<ContractFault> faults = OdcsDocumentFixture.faults(OdcsDocumentFixture.with(old, replacement));
        assertThat(faults).extracting(ContractFault::code, ContractFault::path).containsExactly(tuple(code, path));
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.line()).isPositive();
            assertThat(fault.column()).isPositive();
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
    }
}
