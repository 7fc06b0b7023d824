// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.TopicName;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An output port of a product.
 *
 * @param audience who may read it; empty means everyone
 * @param masks the masking strategy by field path; other fields are not masked
 */
record ProductPort(String name, String topic, String subject, List<String> audience, Map<String, String> masks) {
    static ProductPort of(Contract contract, OutputPort port) {
        TopicName topic = contract.topics().output(port.name());
        Map<String, String> masks = new TreeMap<>();
        contract.masksOf(port).forEach((path, mask) -> masks.put(path.text(), mask.strategy()));
        return new ProductPort(port.name().value(), topic.value(), topic.valueSubject(), port.audience(), masks);
    }
}
