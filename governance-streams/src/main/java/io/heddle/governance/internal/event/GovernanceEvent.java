// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.event;

import io.heddle.contract.ProductId;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was found about a product. Texts are cut to what every topic takes. Never holds a value of a record.
 * Immutable.
 *
 * <pre>{@code
 * GovernanceEvent event = GovernanceEvent.of(
 *         "schema.violation", product, "crm.customers.v1.ingest-value", message, Map.of("schema", "57"), now,
 *         List.of("crm.customers@1.2.0", "57"));
 * }</pre>
 *
 * @param id the same for the same finding, whoever tells it and however often
 * @param subject what of the product it is about
 */
public record GovernanceEvent(
        UUID id,
        String type,
        ProductId product,
        String subject,
        String message,
        Map<String, String> attributes,
        Instant time) {
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_ATTRIBUTES = 20;

    public GovernanceEvent {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("an event has at most " + MAX_ATTRIBUTES + " attributes");
        }
        subject = cut(subject);
        message = cut(message);
        Map<String, String> texts = new LinkedHashMap<>();
        attributes.forEach((name, text) -> texts.put(name, cut(text)));
        attributes = Map.copyOf(texts);
    }

    /**
     * An event whose id follows from what was found.
     *
     * @param identity what makes this finding another than the next of its type and product
     */
    public static GovernanceEvent of(
            String type,
            ProductId product,
            String subject,
            String message,
            Map<String, String> attributes,
            Instant time,
            List<String> identity) {
        // Lengths keep apart what only looks alike once it is joined.
        StringBuilder name = new StringBuilder(type).append('|').append(product);
        identity.forEach(part -> name.append('|').append(part.length()).append(':').append(part));
        UUID id = UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
        return new GovernanceEvent(id, type, product, subject, message, attributes, time);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
        return text.substring(0, end) + "…";
    }
}
