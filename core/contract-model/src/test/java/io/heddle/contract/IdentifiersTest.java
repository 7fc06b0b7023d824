// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentifiersTest {
    @Property
    void shouldParseWhatItPrintsWhenProductIsValid(@ForAll("products") ProductId id,
            @ForAll @IntRange(max = 999) int major) {
        assertThat(ProductId.parse(id.toString())).isEqualTo(id);
        ContractRef ref = new ContractRef(id, new ContractVersion(major, 2, 3));
        assertThat(ContractRef.parse(ref.toString())).isEqualTo(ref);
    }

    @Property
    void shouldFindProductWhenTopicIsIngest(@ForAll("products") ProductId id, @ForAll @IntRange(max = 999) int major) {
        ProductTopics topics = new ProductTopics(id, major);
        String ingest = topics.ingest().value();
        if (!id.domain().isMesh()) {
            assertThat(ProductTopics.ofIngest(ingest)).contains(topics);
            assertThat(Pattern.matches(ProductTopics.ingestPattern(id.domain()), ingest)).isTrue();
        }
        assertThat(ProductTopics.ofIngest(topics.quarantine().value())).isEmpty();
        assertThat(ProductTopics.ofIngest(topics.output(PortName.DEFAULT).value())).isEmpty();
        assertThat(ProductTopics.ofIngest(topics.output(new PortName("full")).value())).isEmpty();
    }

    @Property
    void shouldNotMatchIngestTopicsOfOtherDomains(@ForAll("products") ProductId one,
            @ForAll("products") ProductId other) {
        if (!one.domain().equals(other.domain())) {
            String ingest = new ProductTopics(other, 1).ingest().value();
            assertThat(Pattern.matches(ProductTopics.ingestPattern(one.domain()), ingest)).isFalse();
        }
    }

    @Property
    void shouldReadOrRefuseArbitraryText(@ForAll String text) {
        boolean legal = text.matches("[a-z][a-z0-9-]{1,40}");
        if (legal) {
            assertThat(new DomainName(text).value()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> new DomainName(text)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 to 41");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A", "Ab", "1a", "-a", "a_b", "a.b", "a b", "é-a", "a\n", "aB",
        "abcdefghijabcdefghijabcdefghijabcdefghijab"})
    void shouldRefuseNameWhenRuleIsBroken(String text) {
        assertThatThrownBy(() -> new DomainName(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProductName(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortName(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crm", "crm.", ".customers", "crm.customers.v1", "crm..customers", "crm customers",
        "crm/customers"})
    void shouldRefuseProductWhenTextIsNotDomainAndProduct(String text) {
        assertThatThrownBy(() -> ProductId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3-rc", "1.2.-3", "1.2.9999999999",
        "١.٢.٣", " 1.2.3"})
    void shouldRefuseVersionWhenItIsNotSemver(String text) {
        assertThatThrownBy(() -> ContractVersion.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldOrderVersionsByNumberWhenCompared() {
        assertThat(ContractVersion.parse("1.10.0")).isGreaterThan(ContractVersion.parse("1.9.9"));
        assertThat(ContractVersion.parse("2.0.0")).isGreaterThan(ContractVersion.parse("1.99.99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "quarantine"})
    void shouldRefusePortWhenNameIsReserved(String name) {
        assertThatThrownBy(() -> new PortName(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a[].b", "a{}", "a[][]{}.b_1", "_x"})
    void shouldReadPathWhenStepsAreFields(String text) {
        FieldPath path = FieldPath.of(text);
        assertThat(String.join(".", path.steps())).isEqualTo(text);
        assertThat(path.child("z")).hasToString(text + ".z");
        assertThat(path.items()).hasToString(text + "[]");
        assertThat(path.values()).hasToString(text + "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a-b", "a[0]", "[]", "a[", "a b", "1a", "é", "a.[]"})
    void shouldRefusePathWhenAStepIsNotAField(String text) {
        assertThatThrownBy(() -> FieldPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void shouldFindReasonWhenCodeIsKnown(ReasonCode reason) {
        assertThat(ReasonCode.ofCode(reason.code())).isEqualTo(reason);
        assertThat(reason.code()).matches("[a-z_]+");
    }

    @Test
    void shouldNameMeshTopicsPlainlyWhenDomainIsMesh() {
        ProductTopics topics = new ProductTopics(ProductId.parse("mesh.metrics"), 3);
        assertThat(topics.output(PortName.DEFAULT)).isEqualTo(MeshTopics.METRICS);
        assertThat(MeshTopics.METRICS.valueSubject()).isEqualTo("mesh.metrics-value");
        assertThat(MeshTopics.METRICS.keySubject()).isEqualTo("mesh.metrics-key");
    }

    @Test
    void shouldRefuseMaskWhenCountIsNegative() {
        assertThatThrownBy(() -> new Mask.Partial(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Mask.Partial(1, 0).strategy()).isEqualTo("partial");
    }

    @Provide
    Arbitrary<ProductId> products() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').withCharRange('0', '9').withChars('-')
                .ofMinLength(1).ofMaxLength(40)
                .map(rest -> "a" + rest);
        return Combinators.combine(names, names).as((domain, product) -> ProductId.parse(domain + "." + product));
    }
}
