// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.DomainName;
import io.heddle.contract.Severity;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.RecordDeciderFixture;
import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.testkit.BaselineFile;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which contract a cell applies, and when it must not decide at all. */
class CellTopologyTest {
    @Test
    void shouldMatchTheReviewedTopology() {
        TransactionCounts counts = new TransactionCounts();
        String description = CellTopology.of(
                new DomainName("crm"), topic -> { throw new PlanIncompleteException(topic); },
                () -> ParallelDecider.singleThreaded(() -> RecordDeciderFixture.decider(topic -> 0)),
                () -> OutputChannel.toSinks(counts), (record, thrown) -> {})
                .describe()
                .toString();
        BaselineFile.of("cell-topology.txt").assertMatches(description);
    }

    @Test
    void shouldApplyTheNewContractWhenItChangesWhileRunning() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD);
            assertThat(header(cell.onlyRecordOn(CustomerProductFixture.OUTPUT), "heddle-contract"))
                    .isEqualTo("crm.customers@1.0.0");

            cell.apply(CustomerProductFixture.standard(),
                    CustomerProductFixture.standard().version("1.1.0").minimum(100, Severity.ERROR));
            cell.send(CustomerProductFixture.key(1), GOOD);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(header(record, "heddle-contract")).isEqualTo("crm.customers@1.1.0");
        }
    }

    @Test
    void shouldKeepKnownWritersWhenTheContractChanges() {
        byte[] old = CustomerProductFixture.value(99, CustomerProductFixture.OLD,
                CustomerProductFixture.record(CustomerProductFixture.OLD, 1, "a@b.c", 1));
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(CustomerProductFixture.OLD));
            cell.resolveWriter(99, RecordPart.VALUE);
            cell.resolveWriter(98, RecordPart.VALUE);
            cell.apply(CustomerProductFixture.standard(), CustomerProductFixture.standard().version("1.1.0"));

            cell.send(CustomerProductFixture.key(1), old);
            cell.send(CustomerProductFixture.key(1), new byte[] {0, 0, 0, 0, 98});

            assertThat(cell.recordsOn(CustomerProductFixture.OUTPUT)).hasSize(1);
            assertThat(header(cell.onlyRecordOn(CustomerProductFixture.QUARANTINE), "heddle-reason"))
                    .isEqualTo("schema_unknown");
        }
    }

    @Test
    void shouldQuarantineWhenTheContractIsNoLongerInForce() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().status(ContractStatus.RETIRED))) {
            cell.send(CustomerProductFixture.key(1), GOOD);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(header(record, "heddle-reason")).isEqualTo("no_contract");
            assertThat(header(record, "heddle-contract")).isNull();
        }
    }

    @Test
    void shouldFailWhenARecordWasAdmittedTooEarly() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            assertThatThrownBy(() -> cell.send(CustomerProductFixture.key(1), new byte[] {0, 0, 0, 0, 99, 0}))
                    .hasRootCauseInstanceOf(PlanIncompleteException.class);
            assertThat(cell.recordsOn(CustomerProductFixture.QUARANTINE)).isEmpty();
        }
    }
}
