// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.codec;

import io.heddle.contract.ContractRef;
import io.heddle.contract.DomainName;
import io.heddle.log.AppliedContractFixture;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.internal.codec.EntryCodec.UnreadableException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EntryCodecTest {
    private static final DomainName CRM = new DomainName("crm");

    @Property
    void shouldReadBackWrittenDomains(
            @ForAll DomainEntry.Kind kind, @ForAll String owner, @ForAll String description) throws Exception {
        DomainEntry domain = new DomainEntry(CRM, kind, asUnicode(owner), asUnicode(description));

        assertThat(EntryCodec.domain(CRM, EntryCodec.encode(domain))).isEqualTo(domain);
    }

    @Test
    void shouldReadBackWrittenContracts() throws Exception {
        ContractEntry entry = AppliedContractFixture.customers("1.2.0", "active");

        assertThat(EntryCodec.contract(entry.contract().ref(), EntryCodec.encode(entry))).isEqualTo(entry);
    }

    @Test
    void shouldReadBackWrittenContractsOfTheMesh() throws Exception {
        ContractEntry entry = AppliedContractFixture.metrics();

        assertThat(EntryCodec.contract(entry.contract().ref(), EntryCodec.encode(entry))).isEqualTo(entry);
    }

    @Test
    void shouldIgnoreUnknownMembers() throws Exception {
        DomainEntry read = EntryCodec.domain(
                CRM, bytes("{\"format\":1,\"kind\":\"shared\",\"owner\":\"o\",\"since\":{\"a\":[1]}}"));

        assertThat(read).isEqualTo(new DomainEntry(CRM, DomainEntry.Kind.SHARED, "o", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "secret@example.org | not JSON",
        "[] | no format number",
        "{\"format\":2,\"kind\":\"shared\",\"owner\":\"o\"} | format 2 and this version reads up to 1",
        "{\"format\":1,\"kind\":\"secret\",\"owner\":\"o\"} | kind is unknown to this version",
        "{\"format\":1,\"kind\":\"shared\",\"owner\":7} | no string 'owner'"
    })
    void shouldReportTheReasonWithoutContentWhenDomainIsUnreadable(String value, String reason) {
        assertThatThrownBy(() -> EntryCodec.domain(CRM, bytes(value)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldNameTheFaultsWhenContractIsUnreadable() {
        ContractEntry entry = AppliedContractFixture.customers("1.2.0", "active");
        String broken = new String(EntryCodec.encode(entry), StandardCharsets.UTF_8).replace("schemas/customer.avsc\":",
                "x\":");

        assertThatThrownBy(() -> EntryCodec.contract(entry.contract().ref(), bytes(broken)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("has faults for this version: ")
                .hasMessageNotContaining("customer_id");
    }

    @Test
    void shouldRefuseContractWhenItIsStoredUnderAnotherKey() {
        byte[] value = EntryCodec.encode(AppliedContractFixture.customers("1.2.0", "active"));

        assertThatThrownBy(() -> EntryCodec.contract(ContractRef.parse("crm.customers@1.3.0"), value))
                .hasMessageContaining("belongs to another contract");
    }

    @Test
    void shouldRefuseContractWhenAnotherSchemaWasRegisteredForIt() {
        ContractEntry entry = AppliedContractFixture.customers("1.2.0", "active");
        ContractEntry other = new ContractEntry(entry.contract(), entry.source(), entry.schemas(),
                entry.valueSchemaId(), entry.keySchemaId(),
                Map.of(entry.valueSchemaId(), "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}"),
                entry.appliedAt());

        assertThatThrownBy(() -> EntryCodec.contract(entry.contract().ref(), EntryCodec.encode(other)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("another schema")
                .hasMessageNotContaining("customer_id");
    }

    /** A lone surrogate is not valid Unicode and has no UTF-8 encoding. */
    private static String asUnicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
