// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractNotice;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.MeshView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SourceFieldCheckTest {
    private static final MeshView VIEW = PublishContractFixture.with(PublishContractFixture.publish("1.0.0"));

    private static List<ContractNotice> notices(MeshView view, String source) {
        String yaml = """
                apiVersion: v3.1.0
                kind: DataContract
                id: web.mails
                version: 1.0.0
                status: active
                schema:
                  - name: mail
                    properties:
                      - name: address
                        logicalType: string
                        transformSourceObjects: [%s]
                """.formatted(source);
        ContractReading.Valid valid =
                (ContractReading.Valid) ContractReader.read(yaml, SchemaSource.of(Map.of()));
        return SourceFieldCheck.notices(view, new PublishContractCommand(valid.contract(),
                new ContractBundle(yaml, Map.of()), PublishContractFixture.CRM, List.of(), VersionPrecondition.NONE,
                false));
    }

    @Test
    void shouldNoticeAFieldThatTheSourceDoesNotHave() {
        assertThat(notices(VIEW, "crm.customers.emial")).containsExactly(new ContractNotice("source.field.unknown", 11,
                34, "address.transformSourceObjects", "crm.customers@1.0.0 has no field emial, so that part of the"
                        + " lineage leads nowhere; did you mean 'email'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm.customers.email", "crm.customers.v1.address.postal_code", "crm.customers",
        "erp.orders.id", "erp_table"})
    void shouldNotNoticeAFieldThatExistsOrASourceThatIsNotAppliedYet(String source) {
        assertThat(notices(VIEW, source)).isEmpty();
        assertThat(notices(MeshView.EMPTY, source)).isEmpty();
    }
}
