// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topics of one major version of a product. Products of the domain {@code mesh} are written by the mesh itself:
 * their single topic is the plain product id, without version, ingest or quarantine ({@code mesh.metrics}).
 */
public record ProductTopics(ProductId product, int major) {
    private static final Pattern INGEST =
            Pattern.compile("([a-z][a-z0-9-]{1,40}\\.[a-z][a-z0-9-]{1,40})\\.v(\\d{1,9})\\.ingest");

    /** The topic that producers write to; not readable by consumers. */
    public TopicName ingest() {
        return new TopicName(base() + ".ingest");
    }

    /** The topic of rejected records. */
    public TopicName quarantine() {
        return new TopicName(base() + ".quarantine");
    }

    /** The topic of an output port. */
    public TopicName output(PortName port) {
        return new TopicName(port.equals(PortName.DEFAULT) ? base() : base() + "." + port);
    }

    /** Parses the name of an ingest topic; empty if it is not one. */
    public static Optional<ProductTopics> ofIngest(String topic) {
        Matcher matcher = INGEST.matcher(topic);
        return matcher.matches()
                ? Optional.of(new ProductTopics(
                        ProductId.parse(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** A Java regular expression that matches every ingest topic of a domain; a gate cell subscribes to it. */
    public static String ingestPattern(DomainName domain) {
        return Pattern.quote(domain.value() + ".") + "[a-z][a-z0-9-]{1,40}\\.v\\d{1,9}\\.ingest";
    }

    private String base() {
        return product.domain().isMesh() ? product.toString() : product + ".v" + major;
    }
}
