// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.TopicName;

import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of a product.
 *
 * @param privateTopics ingest and quarantine; none for the mesh's own products
 */
public record PortsSection(List<Port> ports, List<String> privateTopics) {
    public PortsSection {
        ports = List.copyOf(ports);
        privateTopics = List.copyOf(privateTopics);
    }

    /**
     * An output port.
     *
     * @param audience formatted
     * @param masks the number of masked fields
     */
    public record Port(String name, String topic, String audience, int masks) {}

    static PortsSection of(Contract contract) {
        return new PortsSection(ports(contract), privateTopics(contract));
    }

    private static List<Port> ports(Contract contract) {
        return contract.ports().stream()
                .map(port -> new Port(port.name().value(), contract.topics().output(port.name()).value(),
                        port.audience().isEmpty() ? "everybody" : String.join(", ", port.audience()),
                        contract.masksOf(port).size()))
                .toList();
    }

    private static List<String> privateTopics(Contract contract) {
        return contract.id().domain().isMesh()
                ? List.of()
                : Stream.of(contract.topics().ingest(), contract.topics().quarantine()).map(TopicName::value).toList();
    }
}
