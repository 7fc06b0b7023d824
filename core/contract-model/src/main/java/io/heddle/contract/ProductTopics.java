// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topics of one major version of a product. The products of the domain {@code mesh} are written by the mesh itself:
 * their one topic is the plain product id, without version, ingest or quarantine ({@code mesh.metrics}).
 */
public record ProductTopics(ProductId product, int major) {
    private static final Pattern INGEST =
            Pattern.compile("([a-z][a-z0-9-]{1,40}\\.[a-z][a-z0-9-]{1,40})\\.v(\\d{1,9})\\.ingest");

    /** The private, write side of the product. */
    public TopicName ingest() {
        return new TopicName(base() + ".ingest");
    }

    /** Where rejected records wait. */
    public TopicName quarantine() {
        return new TopicName(base() + ".quarantine");
    }

    /** The topic of an output port. */
    public TopicName output(PortName port) {
        return new TopicName(port.equals(PortName.DEFAULT) ? base() : base() + "." + port);
    }

    /** The product and major an ingest topic belongs to; empty if the name is not that of an ingest topic. */
    public static Optional<ProductTopics> ofIngest(String topic) {
        Matcher matcher = INGEST.matcher(topic);
        return matcher.matches()
                ? Optional.of(new ProductTopics(
                        ProductId.parse(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** A regular expression (Java) matching every ingest topic of a domain: what a gate cell subscribes to. */
    public static String ingestPattern(DomainName domain) {
        return Pattern.quote(domain.value() + ".") + "[a-z][a-z0-9-]{1,40}\\.v\\d{1,9}\\.ingest";
    }

    private String base() {
        return product.domain().isMesh() ? product.toString() : product + ".v" + major;
    }
}
