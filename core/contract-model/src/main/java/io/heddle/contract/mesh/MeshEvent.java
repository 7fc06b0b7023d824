// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.ProductId;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A noteworthy event in the mesh: a record of {@code mesh.events}. Texts are truncated to a size that every topic
 * accepts. Never contains a value of a record. Immutable and thread-safe.
 *
 * <pre>{@code
 * MeshEvent event = MeshEvent.of(
 *         "schema.violation", product, "crm.customers.v1.ingest-value", message, Map.of("schema", "57"), now,
 *         List.of("crm.customers@1.2.0", "57"));
 * }</pre>
 *
 * @param id identical for the same finding, regardless of the publisher and of repetitions
 * @param type {@code sla.breached}, {@code contract.applied}, ...
 * @param product empty if the event does not concern a product
 * @param subject what it concerns: an objective's id, a contract's version, a domain's name, ...
 */
public record MeshEvent(
        UUID id,
        String type,
        Optional<ProductId> product,
        String subject,
        String message,
        Map<String, String> attributes,
        Instant time) {
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_ATTRIBUTES = 20;

    public MeshEvent {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("an event may have at most " + MAX_ATTRIBUTES + " attributes");
        }
        subject = cut(subject);
        message = cut(message);
        Map<String, String> texts = new LinkedHashMap<>();
        attributes.forEach((name, text) -> texts.put(name, cut(text)));
        attributes = Map.copyOf(texts);
    }

    /**
     * An event about a product, with an id derived from the finding.
     *
     * @param identity distinguishes this finding from others of the same type and product
     */
    public static MeshEvent of(
            String type,
            ProductId product,
            String subject,
            String message,
            Map<String, String> attributes,
            Instant time,
            List<String> identity) {
        // The lengths prevent different lists from being joined to the same name.
        StringBuilder name = new StringBuilder(type).append('|').append(product);
        identity.forEach(part -> name.append('|').append(part.length()).append(':').append(part));
        UUID id = UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
        return new MeshEvent(id, type, Optional.of(product), subject, message, attributes, time);
    }

    /** The key of the event's record: the product, or the subject if there is no product. */
    public String key() {
        return product.map(ProductId::toString).orElse(subject);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
        return text.substring(0, end) + "…";
    }
}
