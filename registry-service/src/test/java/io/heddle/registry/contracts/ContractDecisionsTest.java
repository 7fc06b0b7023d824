// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.log.MeshView;
import io.heddle.registry.Contracts;
import io.heddle.registry.problem.Problem;
import io.heddle.registry.problem.Problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ContractDecisionsTest {
    @Test
    void shouldRegisterTheDomainTooWhenTheMeshDoesNotKnowIt() {
        ContractDecision decision = ContractDecisions.decide(MeshView.EMPTY, Mesh.publish("1.0.0"));

        assertThat(decision).isEqualTo(new ContractDecision.Publish(Optional.of(Mesh.CRM), Optional.empty()));
    }

    @Test
    void shouldPublishWhenTheVersionIsNewer() {
        ContractDecision decision = ContractDecisions.decide(Mesh.with(Mesh.publish("1.0.0")), Mesh.publish("1.0.1"));

        assertThat(decision).isInstanceOfSatisfying(ContractDecision.Publish.class, publish -> {
            assertThat(publish.newDomain()).isEmpty();
            assertThat(publish.previous().orElseThrow().contract().version()).hasToString("1.0.0");
        });
    }

    @Test
    void shouldChangeNothingWhenTheSameIsSentAgain() {
        PublishContract command = Mesh.publish("1.0.0");

        assertThat(ContractDecisions.decide(Mesh.with(command), command))
                .isInstanceOf(ContractDecision.Unchanged.class);
    }

    @Test
    void shouldChangeNothingWhenTheSameIsSentAgainWithTheTagFromBefore() {
        PublishContract command = Mesh.publish("1.0.0");

        assertThat(ContractDecisions.decide(Mesh.with(command), expecting(command, "\"0.9.0\"")))
                .isInstanceOf(ContractDecision.Unchanged.class);
    }

    @Test
    void shouldRefuseWhenTheVersionIsTakenByOtherContent() {
        PublishContract other = Mesh.publish(
                Contracts.customers("1.0.0").replace("No marketing use", "None"), Contracts.CUSTOMER);

        Problem problem = refusal(Mesh.with(Mesh.publish("1.0.0")), other);

        assertThat(problem.code()).isEqualTo("contract.version.taken");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.fix()).isEqualTo("Raise the version: to 1.0.1 or higher");
    }

    @ParameterizedTest
    @CsvSource({"1.2.0, 1.1.9", "1.2.0, 1.0.0", "1.0.1, 1.0.0"})
    void shouldRefuseWhenANewerVersionIsApplied(String applied, String sent) {
        assertThat(refusal(Mesh.with(Mesh.publish(applied)), Mesh.publish(sent)).code())
                .isEqualTo("contract.version.too-low");
    }

    @Test
    void shouldRefuseAnOlderVersionEvenWhenItWasAppliedOnce() {
        MeshView view = Mesh.with(Mesh.publish("1.0.0"), Mesh.publish("1.1.0"));

        assertThat(refusal(view, Mesh.publish("1.0.0")).code()).isEqualTo("contract.version.too-low");
    }

    @Test
    void shouldPublishAnOldMajorWhenItsOwnVersionIsNewer() {
        MeshView view = Mesh.with(Mesh.publish("1.0.0"), Mesh.publish("2.0.0"));

        assertThat(ContractDecisions.decide(view, Mesh.publish("1.0.1"))).isInstanceOf(ContractDecision.Publish.class);
    }

    @Test
    void shouldRefuseWithTheDifferenceWhenTheSchemaIsIncompatible() {
        String renamed = Contracts.CUSTOMER.replace("\"postal_code\"", "\"zip\"");

        Problem problem = refusal(
                Mesh.with(Mesh.publish("1.0.0")), Mesh.publish(Contracts.customers("1.1.0"), renamed));

        assertThat(problem.code()).isEqualTo("contract.schema.incompatible");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("schema.field-added");
            assertThat(violation.path()).isEqualTo("address.zip");
            assertThat(violation.message()).isEqualTo(
                    "the field is new and has no default: readers of the new version cannot read records of the old one");
            assertThat(violation.fix()).isEqualTo("give the field a default");
        });
    }

    @Test
    void shouldCompareWithEveryEarlierVersionWhenTheLevelIsTransitive() {
        PublishContract first = Mesh.publish(Contracts.customers("1.0.0"),
                Contracts.CUSTOMER.replace("\"postal_code\",\"type\":\"string\"",
                        "\"postal_code\",\"type\":[\"string\",\"long\"]"));
        PublishContract second = Mesh.publish(Contracts.customers("1.1.0"), Contracts.CUSTOMER);

        assertThat(refusal(Mesh.with(first, second), Mesh.publish(Contracts.customers("1.2.0"), Contracts.CUSTOMER)).code())
                .isEqualTo("contract.schema.incompatible");
    }

    @Test
    void shouldPublishAnyIncompatibleSchemaWhenTheMajorIsNew() {
        String renamed = Contracts.CUSTOMER.replace("\"postal_code\"", "\"zip\"");

        assertThat(ContractDecisions.decide(
                        Mesh.with(Mesh.publish("1.0.0")), Mesh.publish(Contracts.customers("2.0.0"), renamed)))
                .isInstanceOf(ContractDecision.Publish.class);
    }

    @Test
    void shouldNameEveryBreakingChangeAtOnce() {
        String broken = Contracts.customers("1.1.0")
                .replace("{property: partitions, value: 3}", "{property: partitions, value: 2}")
                .replace("name: full", "name: other");

        Problem problem = refusal(Mesh.with(Mesh.publish("1.0.0")), Mesh.publish(broken, Contracts.CUSTOMER));

        assertThat(problem.code()).isEqualTo("contract.change.breaking");
        assertThat(problem.violations()).extracting(Violation::code)
                .containsExactly("contract.partitions.decreased", "contract.port.removed");
    }

    @Test
    void shouldRefuseWhenTheKeyChanges() {
        String schema = Contracts.CUSTOMER.replace("{\"name\":\"customer_id\",\"type\":\"long\"}",
                "{\"name\":\"customer_id\",\"type\":\"long\"},{\"name\":\"tenant\",\"type\":\"long\",\"default\":0}");
        String rekeyed = Contracts.customers("1.1.0").replace("{property: key, value: customer_id}",
                "{property: key, value: tenant}");

        Problem problem = refusal(Mesh.with(Mesh.publish("1.0.0")), Mesh.publish(rekeyed, schema));

        assertThat(problem.violations()).extracting(Violation::code).contains("contract.key.changed");
    }

    @Test
    void shouldRefuseWithAFailedPreconditionWhenItIsNotAsExpected() {
        MeshView view = Mesh.with(Mesh.publish("1.0.0"));

        Problem problem = refusal(view, expecting(Mesh.publish("1.1.0"), "\"0.9.0\""));

        assertThat(problem.status()).isEqualTo(412);
        assertThat(ContractDecisions.decide(view, expecting(Mesh.publish("1.1.0"), "\"1.0.0\"")))
                .isInstanceOf(ContractDecision.Publish.class);
    }

    private static PublishContract expecting(PublishContract command, String tag) {
        return new PublishContract(command.contract(), command.bundle(), command.domain(), List.of(),
                Precondition.of(tag, null), false);
    }

    private static Problem refusal(MeshView view, PublishContract command) {
        return switch (ContractDecisions.decide(view, command)) {
            case ContractDecision.Refuse(Problem problem) -> problem;
            case ContractDecision.Publish publish -> throw new AssertionError("published");
            case ContractDecision.Unchanged unchanged -> throw new AssertionError("unchanged");
        };
    }
}
