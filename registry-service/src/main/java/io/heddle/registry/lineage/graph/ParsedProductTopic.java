// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic name that has the form of a product topic, parsed; the product need not exist.
 *
 * @param major 0 for the mesh's own products, whose topic names have none
 * @param port {@code ingest}, {@code quarantine}, {@code default} or the name of a further output port
 */
record ParsedProductTopic(ProductId product, int major, String port) {
    private static final String NAME = "[a-z][a-z0-9-]{1,40}";
    private static final Pattern TOPIC =
            Pattern.compile("(" + NAME + "\\." + NAME + ")\\.v(\\d{1,9})(?:\\.(" + NAME + "))?");
    private static final Pattern OWN = Pattern.compile(DomainName.MESH.value() + "\\." + NAME);

    static Optional<ParsedProductTopic> parse(String topic) {
        if (OWN.matcher(topic).matches()) {
            return Optional.of(new ParsedProductTopic(ProductId.parse(topic), 0, "default"));
        }
        Matcher matcher = TOPIC.matcher(topic);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(3);
        return Optional.of(new ParsedProductTopic(ProductId.parse(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                port == null ? "default" : port));
    }
}
