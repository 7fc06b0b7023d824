// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.RecordRule;
import io.heddle.contract.Severity;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.SupportChannel;
import io.heddle.contract.Team;
import io.heddle.contract.TopicSettings;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ContractReaderTest {
    private final ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.CUSTOMERS);
    private final Contract contract = reading.contract();

    @Test
    void shouldReadIdentityWhenExampleIsValid() {
        assertThat(contract.ref()).hasToString("crm.customers@1.2.0");
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.name()).isEqualTo("Customers");
        assertThat(contract.description())
                .isEqualTo(
                        new Contract.Description("Who our customers are", "Join on customer_id", "No marketing use"));
        assertThat(contract.team())
                .isEqualTo(new Team("crm-team", List.of(new Team.Member("crm-owner@example.org", "", "owner"))));
        assertThat(contract.support()).containsExactly(new SupportChannel("#crm", "slack", ""));
        assertThat(contract.inputs()).containsExactly(ProductId.parse("web.signups"));
    }

    @Test
    void shouldReadSchemaAndKeyWhenExampleIsValid() {
        assertThat(contract.valueSchema().getFullName()).isEqualTo("crm.customers.Customer");
        assertThat(contract.key().orElseThrow().fields().get(0)).isEqualTo(FieldPath.of("customer_id"));
        assertThat(contract.key().orElseThrow().schema()).isEqualTo(Schema.create(Schema.Type.LONG));
    }

    @Test
    void shouldReadFieldsWhenExampleIsValid() {
        assertThat(contract.fields().stream().map(FieldPromise::path).map(FieldPath::text))
                .containsExactly("customer_id", "email", "address", "address.street", "address.postal_code",
                        "created_at");
        assertThat(contract.fields().get(1)).isEqualTo(new FieldPromise(
                FieldPath.of("email"), "restricted", Set.of("PII", "CONTACT"), new Mask.Hash(),
                List.of(new FieldRule.Format("email.format", Severity.ERROR, FieldRule.Format.Kind.EMAIL)), false,
                "Where to write to"));
        assertThat(contract.fields().get(4).mask()).isEqualTo(new Mask.Partial(2, 0));
        assertThat(contract.fields().get(0).primaryKey()).isTrue();
    }

    @Test
    void shouldReadRulesAndLevelsWhenExampleIsValid() {
        assertThat(contract.rules())
                .containsExactly(new RecordRule("created-before-now", "record.created_at <= now", Severity.ERROR, ""));
        assertThat(contract.sla()).containsExactly(
                new SlaObjective("freshness", "freshness", BigDecimal.valueOf(15), "m", Optional.empty()),
                new SlaObjective("latency", "latency", BigDecimal.valueOf(5), "s", Optional.of("customer.created_at")),
                new SlaObjective("retention", "retention", BigDecimal.valueOf(365), "d", Optional.empty()));
        assertThat(contract.settings()).isEqualTo(new TopicSettings(
                TopicSettings.Compatibility.BACKWARD_TRANSITIVE, 6, Optional.empty(), false,
                Optional.of(Duration.ofDays(365))));
    }

    @Test
    void shouldReadPortsWhenExampleIsValid() {
        OutputPort full = new OutputPort(
                new PortName("full"), List.of("crm", "support.desk"),
                Map.of(FieldPath.of("email"), new Mask.None(), FieldPath.of("address.postal_code"), new Mask.None()));
        assertThat(contract.ports()).containsExactly(new OutputPort(PortName.DEFAULT, List.of(), Map.of()), full);
        assertThat(contract.masksOf(full)).isEmpty();
        assertThat(contract.masksOf(contract.ports().get(0)))
                .containsOnlyKeys(FieldPath.of("email"), FieldPath.of("address.postal_code"));
    }

    @Test
    void shouldNoticeOnlyUnenforcedPartsWhenExampleIsValid() {
        assertThat(reading.notices()).extracting(ContractNotice::code).containsExactly("field.masking.constraint",
                "sla.recorded");
        assertThat(reading.notices().get(1).line()).isEqualTo(35);
    }
}
