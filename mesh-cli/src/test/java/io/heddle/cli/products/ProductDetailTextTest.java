// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.cli.console.AnsiStyles;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ProductDetailTextTest {
    @Test
    void shouldShowWhoMayReadEachPort() throws JsonProcessingException {
        String page = ProductDetailText.render(
                new ObjectMapper().readTree(
                        """
                        {"id": "crm.customers", "version": "1.0.0", "status": "active", "ports": [
                          {"name": "default", "topic": "crm.customers.v1", "audience": [], "masks": {"email": "hash"}},
                          {"name": "full", "topic": "crm.customers.v1.full", "audience": ["crm", "support.desk"], \
                        "masks": {}}]}"""),
                new AnsiStyles(false),
                80);

        assertThat(page.lines().map(line -> line.strip().replaceAll(" +", " "))).contains(
                "PORT TOPIC AUDIENCE MASKED",
                "default crm.customers.v1 everybody 1 field",
                "full crm.customers.v1.full crm, support.desk 0 fields");
    }

    @Test
    void shouldShowAContractIdThatIsNotTheProduct() throws JsonProcessingException {
        assertThat(facts("7b1e2f0a-trips")).contains("contract id 7b1e2f0a-trips");
        assertThat(facts("taxi.trips")).noneMatch(line -> line.startsWith("contract id"));
    }

    private static List<String> facts(String contractId) throws JsonProcessingException {
        return ProductDetailText.render(new ObjectMapper().createObjectNode().put("id", "taxi.trips")
                .put("contractId", contractId).put("owner", "taxi"), new AnsiStyles(false), 80)
                .lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
}
