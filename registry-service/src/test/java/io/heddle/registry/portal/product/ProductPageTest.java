// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.heddle.contract.Contract;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.mesh.MeshContracts;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.ContractEntry;
import io.heddle.registry.RegistryContractFixture;
import io.heddle.registry.operations.ProductRates;
import io.heddle.registry.operations.ThroughputCounts;
import io.heddle.registry.portal.PageLayout;
import io.heddle.registry.portal.PortalSection;
import io.heddle.registry.portal.live.LiveProduct;
import io.heddle.registry.portal.live.SlaChart;
import io.heddle.registry.portal.live.ThroughputChart;
import io.heddle.registry.portal.product.ProductPage.MeshAddresses;
import io.heddle.registry.sla.SlaStatus;
import io.heddle.testkit.BaselineFile;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of a product as HTML, byte by byte, so that a change to its model or templates is a reviewable diff. */
class ProductPageTest {
    private static final Instant APPLIED = Instant.parse("2026-03-01T14:05:00Z");
    private static final MeshAddresses ADDRESSES =
            new MeshAddresses("broker-1:9092,broker-2:9092", "http://127.0.0.1:8081/apis/ccompat/v7");

    @Test
    void shouldRenderEverySectionOfAProduct() {
        ContractEntry first = customers("1.0.0", RegistryContractFixture.CUSTOMER);
        ContractEntry second = customers("1.1.0", RegistryContractFixture.CUSTOMER_WITH_NAME);
        SlaStatus status = new SlaStatus("crm.customers", "freshness", "freshness", "crm.customers@1.1.0", "BREACHED",
                900, 1_200.0, "2026-03-01T13:45:00Z", "2026-03-01T14:05:00Z", "nothing for 20 minutes");

        String page = render("crm.customers", ProductPage.of(second, List.of(first, second), List.of(status),
                ADDRESSES, live("crm.customers")));

        BaselineFile.of("product-page.html").assertMatches(page);
    }

    @Test
    void shouldLeaveOutWhatAProductDoesNotHave() {
        Contract contract = MeshContracts.all().stream().map(valid -> valid.contract())
                .filter(own -> own.id().toString().equals("mesh.metrics")).findFirst().orElseThrow();
        ContractEntry entry = new ContractEntry(
                contract, "", Map.of(), new SchemaId(7), Optional.empty(), Map.of(), APPLIED);

        String page = render("mesh.metrics",
                ProductPage.of(entry, List.of(entry), List.of(), ADDRESSES, live("mesh.metrics")));

        BaselineFile.of("product-page-of-the-mesh.html").assertMatches(page);
    }

    private static String render(String title, ProductPage page) {
        PageLayout layout = new PageLayout(
                title, PortalSection.PRODUCTS, "test", "/style.css", List.of("/script.js"), "/icon.svg");
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("product/page.jte", Map.of("layout", layout, "page", page), html);
        return html.toString();
    }

    private static ContractEntry customers(String version, String schema) {
        String source = RegistryContractFixture.customers(version)
                .replace("status: active", "status: active\ntags: [people, core]")
                .replace("{channel: \"#crm\", tool: slack}", "{channel: \"#crm\", tool: slack},"
                        + " {channel: Help, url: \"https://help.example.org/crm\"},"
                        + " {channel: Trap, url: \"javascript:alert(1)\"}")
                + "  - {property: inputs, value: [web.visits]}\n";
        Map<String, String> schemas = Map.of("schemas/customer.avsc", schema);
        return switch (ContractReader.read(source, SchemaSource.of(schemas))) {
            case ContractReading.Valid valid -> new ContractEntry(
                    valid.contract(), source, schemas, new SchemaId(3), Optional.of(new SchemaId(4)), Map.of(),
                    APPLIED);
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
    }

    private static LiveProduct live(String product) {
        ThroughputCounts counts = new ThroughputCounts(1_200, 3, 2, 40, 90_000, 80_000);
        ProductRates rates = new ProductRates(product, APPLIED, APPLIED.minusSeconds(21_600),
                new ProductRates.Live(10, 120, 0.3, 0.2, 4, 9_000, 8_000), counts,
                List.of(new ProductRates.Reason("schema_unknown", 3)),
                List.of(new ProductRates.Minute(APPLIED.minusSeconds(60), counts)));
        SlaChart chart = new SlaChart("freshness", "freshness", "BREACHED", "20 min", "15 min", "26 min", 51,
                List.of("700,20 710,30"), List.of(new SlaChart.Breach(690, 20, APPLIED.minusSeconds(600), APPLIED)),
                "breached once");
        return new LiveProduct(product, rates,
                new ThroughputChart(List.of(new ThroughputChart.Bar(710, 4, 20, 97, 17, 3)), 1_203, "1,203 records"),
                List.of(chart));
    }
}
