// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.ContractFault;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.PortName;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MeshContractsTest {
    @Test
    void shouldReadWithoutNoticesWhenContractIsBuiltIn() {
        assertThat(MeshContracts.all()).allSatisfy(seed -> {
            assertThat(seed.notices()).isEmpty();
            assertThat(seed.contract().id().domain().isMesh()).isTrue();
            assertThat(seed.contract().team().name()).isEqualTo("mesh-platform");
        });
    }

    @Test
    void shouldGovernMeshTopicsWhenContractIsBuiltIn() {
        assertThat(MeshContracts.all())
                .extracting(seed -> seed.contract().topics().output(PortName.DEFAULT))
                .containsExactly(MeshTopics.METRICS, MeshTopics.SLA, MeshTopics.EVENTS, MeshTopics.HEARTBEATS);
        assertThat(MeshContracts.metrics().contract().valueSchema()).isEqualTo(MeshSchemas.metrics());
        assertThat(MeshContracts.sla().contract().valueSchema()).isEqualTo(MeshSchemas.sla());
        assertThat(MeshContracts.events().contract().valueSchema()).isEqualTo(MeshSchemas.events());
        assertThat(MeshContracts.heartbeats().contract().valueSchema()).isEqualTo(MeshSchemas.heartbeats());
    }

    @Test
    void shouldCompactOnlyStatusWhenContractIsBuiltIn() {
        assertThat(MeshContracts.sla().contract().settings().compacted()).isTrue();
        assertThat(MeshContracts.sla().contract().settings().compactionLag()).contains(Duration.ofHours(6));
        assertThat(MeshContracts.heartbeats().contract().settings().compacted()).isTrue();
        assertThat(MeshContracts.sla().contract().key()).isEmpty();
        assertThat(MeshContracts.events().contract().settings().compacted()).isFalse();
        assertThat(MeshContracts.metrics().contract().key()).isPresent();
    }

    @Test
    void shouldRefuseMeshDomainWhenReadAsTeamContract() {
        ContractReading reading =
                ContractReader.read(MeshContracts.sla().document().source(), MeshSchemas.source());
        List<ContractFault> faults = ((ContractReading.Invalid) reading).faults();
        assertThat(faults).extracting(ContractFault::code).contains("contract.domain.reserved");
    }

    @Test
    void shouldRefuseTeamDomainWhenReadAsMeshContract() {
        String foreign = MeshContracts.sla().document().source().replace("mesh.sla", "crm.sla").replace("domain: mesh",
                "domain: crm");
        List<ContractFault> faults =
                ((ContractReading.Invalid) ContractReader.readMesh(foreign, MeshSchemas.source())).faults();
        assertThat(faults).extracting(ContractFault::code).contains("contract.domain.reserved");
    }
}
