// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.log.MeshView;
import io.heddle.registry.RegistryContractFixture;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemDetails.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ContractDeciderTest {
    @Test
    void shouldRegisterAnUnknownDomain() {
        ContractDecision decision = ContractDecider.decide(MeshView.EMPTY, PublishContractFixture.publish("1.0.0"));

        assertThat(decision)
                .isEqualTo(new ContractDecision.Publish(Optional.of(PublishContractFixture.CRM), Optional.empty()));
    }

    @Test
    void shouldPublishWhenTheVersionIsNewer() {
        ContractDecision decision =
                ContractDecider.decide(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                        PublishContractFixture.publish("1.0.1"));

        assertThat(decision).isInstanceOfSatisfying(ContractDecision.Publish.class, publish -> {
            assertThat(publish.newDomain()).isEmpty();
            assertThat(publish.previous().orElseThrow().contract().version()).hasToString("1.0.0");
        });
    }

    @Test
    void shouldChangeNothingWhenTheSameContractIsResubmitted() {
        PublishContractCommand command = PublishContractFixture.publish("1.0.0");

        assertThat(ContractDecider.decide(PublishContractFixture.with(command), command))
                .isInstanceOf(ContractDecision.Unchanged.class);
    }

    @Test
    void shouldChangeNothingWhenTheSameContractIsResubmittedWithTheOldEntityTag() {
        PublishContractCommand command = PublishContractFixture.publish("1.0.0");

        assertThat(ContractDecider.decide(PublishContractFixture.with(command), expecting(command, "\"0.9.0\"")))
                .isInstanceOf(ContractDecision.Unchanged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crlf", "comment", "blank lines", "quotes", "key order", "json"})
    void shouldChangeNothingWhenTheSameContentIsWrittenOtherwise(String change) {
        String source = RegistryContractFixture.customers("1.0.0");
        String rewritten = switch (change) {
            case "crlf" -> source.replace("\n", "\r\n");
            case "comment" -> "# who they are\n" + source.replace("status: active", "status: active  # since May");
            case "blank lines" -> source.replace("schema:", "\n\nschema:").replace("team: {", "team:   {");
            case "quotes" -> source.replace("id: crm.customers", "id: 'crm.customers'");
            case "key order" -> source.replace("status: active\n", "").replace("kind: DataContract\n",
                    "status: active\nkind: DataContract\n");
            default -> YamlAsJson.of(source);
        };

        assertThat(rewritten).isNotEqualTo(source);
        assertThat(ContractDecider.decide(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(rewritten, RegistryContractFixture.CUSTOMER)))
                .isInstanceOf(ContractDecision.Unchanged.class);
    }

    @Test
    void shouldChangeNothingWhenTheSameSchemaIsFormattedOtherwise() {
        String formatted = "\uFEFF// customers\r\n" + RegistryContractFixture.CUSTOMER.replace("\n", "\r\n")
                .replace("\"name\":\"customer_id\",\"type\":\"long\"", "\"type\": \"long\", \"name\": \"customer_id\"");

        assertThat(ContractDecider.decide(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(RegistryContractFixture.customers("1.0.0"), formatted)))
                .isInstanceOf(ContractDecision.Unchanged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"customer_id\",\"type\":\"long\",\"doc\":\"d\"}",
        "{\"name\":\"customer_id\",\"type\":\"long\",\"confluent:tags\":[\"PII\"]}",
        "{\"name\":\"customer_id\",\"type\":\"long\",\"aliases\":[\"id\"]}"})
    void shouldRefuseOtherDocsPropertiesAndAliasesUnderTheSameVersion(String field) {
        String schema = RegistryContractFixture.CUSTOMER
                .replace("{\"name\":\"customer_id\",\"type\":\"long\"}", field);

        assertThat(refusal(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(RegistryContractFixture.customers("1.0.0"), schema)).code())
                .isEqualTo("contract.version.taken");
    }

    @Test
    void shouldRefuseAnotherOrderOfListItemsUnderTheSameVersion() {
        String source = RegistryContractFixture.customers("1.0.0");
        String retention = "  - {property: retention, value: 365, unit: d}\n";
        String reordered = source.replace(retention, "").replace("slaProperties:\n", "slaProperties:\n" + retention);

        assertThat(refusal(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(reordered, RegistryContractFixture.CUSTOMER)).code())
                .isEqualTo("contract.version.taken");
    }

    @Test
    void shouldRefuseWhenTheVersionExistsWithOtherContent() {
        PublishContractCommand other = PublishContractFixture.publish(
                RegistryContractFixture.customers("1.0.0").replace("No marketing use", "None"),
                RegistryContractFixture.CUSTOMER);

        ProblemDetails problem = refusal(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")), other);

        assertThat(problem.code()).isEqualTo("contract.version.taken");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.fix()).isEqualTo("Raise the version: to 1.0.1 or higher");
    }

    @ParameterizedTest
    @CsvSource({"1.2.0, 1.1.9", "1.2.0, 1.0.0", "1.0.1, 1.0.0"})
    void shouldRefuseWhenANewerVersionIsApplied(String applied, String sent) {
        assertThat(refusal(PublishContractFixture.with(PublishContractFixture.publish(applied)),
                PublishContractFixture.publish(sent)).code())
                .isEqualTo("contract.version.too-low");
    }

    @Test
    void shouldRefuseAnOlderVersionEvenWhenItWasAppliedOnce() {
        MeshView view = PublishContractFixture.with(PublishContractFixture.publish("1.0.0"),
                PublishContractFixture.publish("1.1.0"));

        assertThat(refusal(view, PublishContractFixture.publish("1.0.0")).code()).isEqualTo("contract.version.too-low");
    }

    @Test
    void shouldPublishAnOldMajorWhenItsOwnVersionIsNewer() {
        MeshView view = PublishContractFixture.with(PublishContractFixture.publish("1.0.0"),
                PublishContractFixture.publish("2.0.0"));

        assertThat(ContractDecider.decide(view, PublishContractFixture.publish("1.0.1")))
                .isInstanceOf(ContractDecision.Publish.class);
    }

    @Test
    void shouldRefuseWithTheDifferenceWhenTheSchemaIsIncompatible() {
        String renamed = RegistryContractFixture.CUSTOMER.replace("\"postal_code\"", "\"zip\"");

        ProblemDetails problem = refusal(
                PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(RegistryContractFixture.customers("1.1.0"), renamed));

        assertThat(problem.code()).isEqualTo("contract.schema.incompatible");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("schema.field-added");
            assertThat(violation.path()).isEqualTo("address.zip");
            assertThat(violation.message()).isEqualTo(
                    "the field is new and has no default: readers of the new version cannot read records of the old"
                            + " one");
            assertThat(violation.fix()).isEqualTo("give the field a default");
        });
    }

    @Test
    void shouldCompareWithEveryEarlierVersionWhenTheLevelIsTransitive() {
        PublishContractCommand first = PublishContractFixture.publish(RegistryContractFixture.customers("1.0.0"),
                RegistryContractFixture.CUSTOMER.replace("\"postal_code\",\"type\":\"string\"",
                        "\"postal_code\",\"type\":[\"string\",\"long\"]"));
        PublishContractCommand second = PublishContractFixture.publish(RegistryContractFixture.customers("1.1.0"),
                RegistryContractFixture.CUSTOMER);

        assertThat(refusal(PublishContractFixture.with(first, second),
                PublishContractFixture.publish(RegistryContractFixture.customers("1.2.0"),
                        RegistryContractFixture.CUSTOMER))
                .code())
                .isEqualTo("contract.schema.incompatible");
    }

    @Test
    void shouldPublishAnyIncompatibleSchemaWhenTheMajorIsNew() {
        String renamed = RegistryContractFixture.CUSTOMER.replace("\"postal_code\"", "\"zip\"");

        assertThat(ContractDecider.decide(
                PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(RegistryContractFixture.customers("2.0.0"), renamed)))
                .isInstanceOf(ContractDecision.Publish.class);
    }

    @Test
    void shouldNameEveryBreakingChangeAtOnce() {
        String broken = RegistryContractFixture.customers("1.1.0")
                .replace("{property: partitions, value: 3}", "{property: partitions, value: 2}")
                .replace("name: full", "name: other");

        ProblemDetails problem = refusal(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(broken, RegistryContractFixture.CUSTOMER));

        assertThat(problem.code()).isEqualTo("contract.change.breaking");
        assertThat(problem.violations()).extracting(Violation::code)
                .containsExactly("contract.partitions.decreased", "contract.port.removed");
    }

    @Test
    void shouldRefuseWhenTheKeyChanges() {
        String schema = RegistryContractFixture.CUSTOMER.replace("{\"name\":\"customer_id\",\"type\":\"long\"}",
                "{\"name\":\"customer_id\",\"type\":\"long\"},{\"name\":\"tenant\",\"type\":\"long\",\"default\":0}");
        String rekeyed = RegistryContractFixture.customers("1.1.0").replace("{property: key, value: customer_id}",
                "{property: key, value: tenant}");

        ProblemDetails problem = refusal(PublishContractFixture.with(PublishContractFixture.publish("1.0.0")),
                PublishContractFixture.publish(rekeyed, schema));

        assertThat(problem.violations()).extracting(Violation::code).contains("contract.key.changed");
    }

    @Test
    void shouldRefuseWithAFailedPreconditionWhenTheVersionIsNotAsExpected() {
        MeshView view = PublishContractFixture.with(PublishContractFixture.publish("1.0.0"));

        ProblemDetails problem = refusal(view, expecting(PublishContractFixture.publish("1.1.0"), "\"0.9.0\""));

        assertThat(problem.status()).isEqualTo(412);
        assertThat(ContractDecider.decide(view, expecting(PublishContractFixture.publish("1.1.0"), "\"1.0.0\"")))
                .isInstanceOf(ContractDecision.Publish.class);
    }

    private static PublishContractCommand expecting(PublishContractCommand command, String tag) {
        return new PublishContractCommand(command.contract(), command.bundle(), command.domain(), List.of(),
                VersionPrecondition.of(tag, null), false);
    }

    private static ProblemDetails refusal(MeshView view, PublishContractCommand command) {
        return switch (ContractDecider.decide(view, command)) {
            case ContractDecision.Refuse(ProblemDetails problem) -> problem;
            case ContractDecision.Publish publish -> throw new AssertionError("published");
            case ContractDecision.Unchanged unchanged -> throw new AssertionError("unchanged");
        };
    }
}
