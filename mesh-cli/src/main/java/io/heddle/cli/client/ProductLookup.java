// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.ProductId;
import io.heddle.contract.TopicName;
import io.heddle.contract.suggestion.NameSuggestions;

import java.util.List;

/** Resolves user input to products and their topics. */
public final class ProductLookup {
    private ProductLookup() {}

    /** Parses a product id; throws a {@link CliException} that states the syntax rule if the text is not one. */
    public static ProductId parse(String text) {
        try {
            return ProductId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCodes.USAGE, String.valueOf(e.getMessage()), "write domain.product, such as"
                    + " crm.customers; 'heddle products' lists all", e);
        }
    }

    /** The topic of an output port. */
    public static TopicName output(JsonNode product, String port) {
        List<JsonNode> ports = product.path("ports").valueStream().toList();
        return ports.stream()
                .filter(candidate -> candidate.path("name").asText().equals(port))
                .map(candidate -> new TopicName(candidate.path("topic").asText()))
                .findFirst()
                .orElseThrow(() -> noPort(product, port, ports.stream().map(p -> p.path("name").asText()).toList()));
    }

    /** The quarantine topic of a product. */
    public static TopicName quarantine(JsonNode product) {
        String topic = product.path("topics").path("quarantine").asText("");
        if (topic.isEmpty() || topic.equals("null")) {
            throw new CliException(ExitCodes.USAGE, product.path("id").asText() + " has no quarantine: the mesh itself"
                    + " publishes it", "name a product of a domain");
        }
        return new TopicName(topic);
    }

    private static CliException noPort(JsonNode product, String port, List<String> names) {
        return new CliException(ExitCodes.USAGE,
                product.path("id").asText() + " has no output port '" + port + "'",
                NameSuggestions.closest(port, names).map(suggestion -> "did you mean --port " + suggestion + "?")
                        .orElse("its ports are " + String.join(", ", names)));
    }
}
