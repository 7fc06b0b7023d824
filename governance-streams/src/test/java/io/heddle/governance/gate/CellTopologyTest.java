// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.DomainName;
import io.heddle.contract.Severity;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import static io.heddle.governance.gate.CellUnderTest.GOOD;
import static io.heddle.governance.gate.CellUnderTest.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which contract a cell judges by, and when it must not judge at all. */
class CellTopologyTest {
    @Test
    void shouldLookAsReviewedWhenDescribed() throws IOException {
        Ledger ledger = new Ledger();
        String description = CellTopology.of(
                        new DomainName("crm"), topic -> { throw new NotReadyException(topic); },
                        () -> Bench.alone(() -> new Judge(topic -> 0)), () -> Exit.bySinks(ledger), (record, thrown) -> {})
                .describe()
                .toString();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/cell-topology.txt"))) {
            assertThat(description.strip()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void shouldJudgeByTheNewContractWhenItChangesWhileRunning() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD);
            assertThat(header(cell.only(Customers.OUTPUT), "heddle-contract")).isEqualTo("crm.customers@1.0.0");

            cell.apply(Customers.standard(), Customers.standard().version("1.1.0").minimum(100, Severity.ERROR));
            cell.send(Customers.key(1), GOOD);

            TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
            assertThat(header(record, "heddle-contract")).isEqualTo("crm.customers@1.1.0");
        }
    }

    @Test
    void shouldKeepKnownWritersWhenTheContractChanges() {
        byte[] old = Customers.value(99, Customers.OLD, Customers.record(Customers.OLD, 1, "a@b.c", 1));
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(Customers.OLD));
            cell.know(99, Plan.Part.VALUE);
            cell.know(98, Plan.Part.VALUE);
            cell.apply(Customers.standard(), Customers.standard().version("1.1.0"));

            cell.send(Customers.key(1), old);
            cell.send(Customers.key(1), new byte[] {0, 0, 0, 0, 98});

            assertThat(cell.on(Customers.OUTPUT)).hasSize(1);
            assertThat(header(cell.only(Customers.QUARANTINE), "heddle-reason")).isEqualTo("schema_unknown");
        }
    }

    @Test
    void shouldQuarantineWhenTheContractIsNoLongerInForce() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard().status(ContractStatus.RETIRED))) {
            cell.send(Customers.key(1), GOOD);

            TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
            assertThat(header(record, "heddle-reason")).isEqualTo("no_contract");
            assertThat(header(record, "heddle-contract")).isNull();
        }
    }

    @Test
    void shouldFailRatherThanGuessWhenARecordWasLetInTooEarly() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            assertThatThrownBy(() -> cell.send(Customers.key(1), new byte[] {0, 0, 0, 0, 99, 0}))
                    .hasRootCauseInstanceOf(NotReadyException.class);
            assertThat(cell.on(Customers.QUARANTINE)).isEmpty();
        }
    }
}
