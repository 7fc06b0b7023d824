// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.DomainName;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the custom property {@code outputPorts}. The default port is always there and comes first. */
final class Ports {
    private static final List<String> KEYS = List.of("name", "audience", "masking", "description");

    private final Section root;
    private final ValueSchema schema;
    private final Map<PortName, OutputPort> ports = new LinkedHashMap<>();

    private final List<MaskUse> uses;

    private Ports(Section root, ValueSchema schema, List<MaskUse> uses) {
        this.root = root;
        this.schema = schema;
        this.uses = uses;
    }

    /** @param uses gets the ports' masks */
    static List<OutputPort> read(Section root, ValueSchema schema, List<MaskUse> uses) {
        Ports reader = new Ports(root, schema, uses);
        root.custom("outputPorts").ifPresent(reader::readAll);
        OutputPort byDefault =
                reader.ports.getOrDefault(PortName.DEFAULT, new OutputPort(PortName.DEFAULT, List.of(), Map.of()));
        List<OutputPort> all = new ArrayList<>(List.of(byDefault));
        reader.ports.values().stream().filter(port -> !port.name().equals(PortName.DEFAULT)).forEach(all::add);
        return all;
    }

    private void readAll(Section.At at) {
        if (!(at.node() instanceof Node.Sequence list)) {
            fault("port.invalid", at, "outputPorts must be a list, but is " + at.node().describe(), "write [{name: full, audience: [crm]}]");
            return;
        }
        int index = 0;
        for (Node item : list.items()) {
            Section.At itemAt = new Section.At(item, at.path() + "[" + index++ + "]");
            Optional<Section> port = root.section(itemAt);
            if (port.isPresent()) {
                readOne(port.get());
            } else {
                fault("port.invalid", itemAt, "an output port must be a map, but is " + item.describe(), "write {name: full, audience: [crm]}");
            }
        }
    }

    private void fault(String code, Section.At at, String message, String fix) {
        root.findings().fault(code, at.node(), at.path(), message, fix);
    }

    private void readOne(Section port) {
        for (Node.Entry entry : port.node().entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key)) {
                port.findings().fault(
                        "port.key.unknown", entry.key(), port.pathOf(key), "an output port has no key " + entry.key().describe(),
                        Nearest.fix(key, KEYS, "remove it"));
            }
        }
        Optional<PortName> name = name(port);
        List<String> audience = audience(port);
        Map<FieldPath, Mask> masking = masking(port, name);
        name.ifPresent(n -> {
            if (ports.putIfAbsent(n, new OutputPort(n, audience, masking)) != null) {
                port.fault("port.duplicate", "name", "there is already an output port '" + n + "'", "choose another name");
            }
        });
    }

    private static Optional<PortName> name(Section port) {
        Optional<String> text = port.text("name");
        if (text.isEmpty()) {
            port.fault("port.name.invalid", "name", "an output port needs a name", "add 'name: full'");
            return Optional.empty();
        }
        try {
            return Optional.of(new PortName(text.get()));
        } catch (IllegalArgumentException e) {
            port.fault("port.name.invalid", "name", e.getMessage() + "", "write a name such as full");
            return Optional.empty();
        }
    }

    private List<String> audience(Section port) {
        if (port.has("audience") && !(port.at("audience") instanceof Node.Sequence)) {
            port.fault(
                    "port.audience.invalid", "audience", "the audience must be a list, but is " + port.at("audience").describe(),
                    "write [crm, support.desk]");
        }
        List<String> audience = new ArrayList<>();
        for (Section.At at : port.items("audience")) {
            if (at.node() instanceof Scalar word && isReader(word.text())) {
                audience.add(word.text());
            } else {
                fault("port.audience.invalid", at, at.node().describe() + " is neither a domain nor an application",
                        "write a domain (crm) or an application (support.desk)");
            }
        }
        return audience;
    }

    private static boolean isReader(String text) {
        try {
            return text.contains(".") ? ProductId.parse(text) != null : new DomainName(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Map<FieldPath, Mask> masking(Section port, Optional<PortName> name) {
        Map<FieldPath, Mask> masks = new LinkedHashMap<>();
        Optional<Section> masking = port.section("masking");
        if (port.has("masking") && masking.isEmpty()) {
            port.fault(
                    "port.masking.invalid", "masking", "masking must be a map, but is " + port.at("masking").describe(),
                    "write {email: none}");
        }
        for (Node.Entry entry : masking.map(m -> m.node().entries()).orElse(List.of())) {
            String text = entry.key().text();
            Section.At at = new Section.At(entry.value(), masking.orElseThrow().pathOf(text));
            Optional<FieldPath> path = FieldNotes.parse(text);
            Optional<FieldType> type = path.flatMap(p -> schema.index().flatMap(index -> index.get(p)));
            if (path.isEmpty() || (schema.index().isPresent() && type.isEmpty())) {
                root.findings().fault(
                        "field.unknown", entry.key(), at.path(), entry.key().describe() + " is not a field of the schema",
                        Nearest.fix(text, schema.index().map(FieldIndex::names).orElse(List.of()), "name a field by its path"));
            }
            Optional<Mask> mask = Masks.read(at, root.findings());
            if (mask.isPresent() && path.isPresent()) {
                type.ifPresent(t -> MaskFit.check(mask.get(), t, at, root.findings()));
                MaskFit.checkReach(mask.get(), path.get(), schema, at, root.findings());
                masks.put(path.get(), mask.get());
                name.ifPresent(n -> uses.add(new MaskUse(n, false, path.get(), mask.get(), at)));
            }
        }
        return masks;
    }
}
