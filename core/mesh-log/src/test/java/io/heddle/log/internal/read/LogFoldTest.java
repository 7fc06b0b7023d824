// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.log.AppliedContractFixture;
import io.heddle.log.CommandId;
import io.heddle.log.DomainEntryFixture;
import io.heddle.log.MeshChange;
import io.heddle.log.MeshView;
import io.heddle.log.internal.codec.CommandRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LogFoldTest {
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");

    private final LogFold fold = new LogFold();
    private long offset;

    @Test
    void shouldKeepEveryVersionAndPutTheHighestEnforcedOneInForce() {
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.0.0", "active")));
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.1.0", "deprecated")));
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.2.0", "draft")));
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("2.0.0", "active")));

        assertThat(fold.view().history(CUSTOMERS)).hasSize(4);
        assertThat(versionInForce()).isEqualTo("2.0.0");
        assertThat(fold.view().current(new ProductTopics(CUSTOMERS, 1)))
                .hasValueSatisfying(
                        entry -> assertThat(entry.contract().version()).isEqualTo(ContractVersion.parse("1.1.0")));
        assertThat(fold.view().products()).hasSize(1);
    }

    @Test
    void shouldNotChangeEarlierViewsWhenMoreIsFolded() {
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.0.0", "active")),
                DomainEntryFixture.put("crm", "1"));
        MeshView before = fold.view();
        apply(
                new MeshChange.PutContract(AppliedContractFixture.customers("1.1.0", "active")),
                new MeshChange.RemoveContract(ContractRef.parse("crm.customers@1.0.0")),
                DomainEntryFixture.put("crm", "2"));

        assertThat(before.position()).isEqualTo(2);
        assertThat(before.history(CUSTOMERS)).containsOnlyKeys(ContractVersion.parse("1.0.0"));
        assertThat(before.domain(new DomainName("crm"))).contains(DomainEntryFixture.domain("crm", "1"));
        assertThat(fold.view().history(CUSTOMERS)).containsOnlyKeys(ContractVersion.parse("1.1.0"));
    }

    @Test
    void shouldKeepOthersAndPutNothingOlderInForceWhenOneEntryIsUnreadable() {
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.0.0", "active")),
                DomainEntryFixture.put("web", ""));
        raw("contract/crm.customers/1.1.0", "{\"format\":9}");
        raw("domain/crm", "nonsense");

        MeshView view = fold.view();

        assertThat(view.unreadable()).containsOnlyKeys("contract/crm.customers/1.1.0", "domain/crm");
        assertThat(view.unreadable()).containsEntry("domain/crm", "it is not JSON");
        assertThat(view.domains()).containsOnlyKeys(new DomainName("web"));
        assertThat(view.contract(ContractRef.parse("crm.customers@1.0.0"))).isPresent();
        assertThat(view.unreadableVersions(CUSTOMERS)).containsExactly(ContractVersion.parse("1.1.0"));
        assertThat(view.current(CUSTOMERS)).isEmpty();
        assertThat(view.current(new ProductTopics(CUSTOMERS, 1))).isEmpty();
    }

    @Test
    void shouldPutReadableVersionInForceWhenOnlyAnOlderOrAnotherMajorIsUnreadable() {
        raw("contract/crm.customers/1.0.0", "{\"format\":9}");
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.1.0", "active")));
        assertThat(versionInForce()).isEqualTo("1.1.0");

        raw("contract/crm.customers/2.0.0", "{\"format\":9}");

        assertThat(fold.view().current(new ProductTopics(CUSTOMERS, 1))).isPresent();
        assertThat(fold.view().current(CUSTOMERS)).isEmpty();
    }

    @Test
    void shouldRecoverAnEntryWhenItIsRewrittenReadably() {
        raw("contract/crm.customers/1.1.0", "{\"format\":9}");
        assertThat(fold.view().unreadable()).hasSize(1);
        apply(new MeshChange.PutContract(AppliedContractFixture.customers("1.1.0", "active")));

        assertThat(fold.view().unreadable()).isEmpty();
        assertThat(versionInForce()).isEqualTo("1.1.0");
    }

    @Test
    void shouldIgnoreUnknownKinds() {
        raw("grant/fraud.scoring/crm.customers", "{\"format\":1}");
        raw("contract/not-a-product", "{}");
        raw("domain/Not A Name", "{}");
        raw(null, "{}");

        assertThat(fold.view()).isEqualTo(new MeshView(4, java.util.Map.of(), java.util.Map.of()));
    }

    @Test
    void shouldKnowCommandsAndTheirEndOffsets() {
        List<ProducerRecord<byte[], byte[]>> records = CommandRecords.of(
                "t", new CommandId("c1"),
                List.of(DomainEntryFixture.put("crm", ""), DomainEntryFixture.put("web", "")));

        apply(records.get(0));
        assertThat(fold.isMidCommand()).isTrue();
        assertThat(fold.hasApplied(new CommandId("c1"))).isTrue();
        apply(records.get(1));
        assertThat(fold.isMidCommand()).isFalse();
        assertThat(fold.hasApplied(new CommandId("c2"))).isFalse();
    }

    @Test
    void shouldFoldToTheSameViewOnRepetition() {
        List<ProducerRecord<byte[], byte[]>> records = CommandRecords.of(
                "t", CommandId.random(),
                List.of(DomainEntryFixture.put("crm", "1"), DomainEntryFixture.put("crm", "2")));
        records.forEach(this::apply);
        MeshView once = fold.view();
        offset = 0;
        records.forEach(this::apply);

        assertThat(fold.view()).isEqualTo(once);
    }

    private String versionInForce() {
        return fold.view().current(CUSTOMERS).orElseThrow().contract().version().toString();
    }

    private void apply(MeshChange... changes) {
        CommandRecords.of("t", CommandId.random(), List.of(changes)).forEach(this::apply);
    }

    private void apply(ProducerRecord<byte[], byte[]> record) {
        fold.apply(offset++, record.key(), record.value(), record.headers());
    }

    private void raw(@Nullable String key, String value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        fold.apply(offset++, bytes, value.getBytes(StandardCharsets.UTF_8), new RecordHeaders());
    }
}
