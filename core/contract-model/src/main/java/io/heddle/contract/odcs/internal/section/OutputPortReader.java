// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.DomainName;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclarationReader;
import io.heddle.contract.odcs.internal.mask.MaskFitCheck;
import io.heddle.contract.odcs.internal.mask.MaskReader;
import io.heddle.contract.odcs.internal.schema.FieldIndex;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the custom property {@code outputPorts}. The default port always exists and comes first. */
public final class OutputPortReader {
    private static final List<String> KEYS = List.of("name", "audience", "masking", "description");

    private final DocumentSection root;
    private final ValueSchema schema;
    private final Map<PortName, OutputPort> ports = new LinkedHashMap<>();

    private final List<DeclaredMask> uses;

    private OutputPortReader(DocumentSection root, ValueSchema schema, List<DeclaredMask> uses) {
        this.root = root;
        this.schema = schema;
        this.uses = uses;
    }

    /** @param uses collects the ports' masks */
    public static List<OutputPort> read(DocumentSection root, ValueSchema schema, List<DeclaredMask> uses) {
        OutputPortReader reader = new OutputPortReader(root, schema, uses);
        root.customProperty("outputPorts").ifPresent(reader::readAll);
        OutputPort byDefault =
                reader.ports.getOrDefault(PortName.DEFAULT, new OutputPort(PortName.DEFAULT, List.of(), Map.of()));
        List<OutputPort> all = new ArrayList<>(List.of(byDefault));
        reader.ports.values().stream().filter(port -> !port.name().equals(PortName.DEFAULT)).forEach(all::add);
        return all;
    }

    private void readAll(DocumentSection.LocatedNode located) {
        if (!(located.node() instanceof YamlNode.Sequence list)) {
            fault("port.invalid", located, "outputPorts must be a list, but is " + located.node().describe(),
                    "write [{name: full, audience: [crm]}]");
            return;
        }
        int index = 0;
        for (YamlNode item : list.items()) {
            DocumentSection.LocatedNode locatedItem =
                    new DocumentSection.LocatedNode(item, located.path() + "[" + index++ + "]");
            Optional<DocumentSection> port = root.section(locatedItem);
            if (port.isPresent()) {
                readPort(port.get());
            } else {
                fault("port.invalid", locatedItem, "an output port must be a map, but is " + item.describe(),
                        "write {name: full, audience: [crm]}");
            }
        }
    }

    private void fault(String code, DocumentSection.LocatedNode located, String message, String fix) {
        root.findings().fault(code, located.node(), located.path(), message, fix);
    }

    private void readPort(DocumentSection port) {
        for (YamlNode.Entry entry : port.node().entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key)) {
                port.findings().fault(
                        "port.key.unknown", entry.key(), port.pathOf(key),
                        "an output port has no key " + entry.key().describe(),
                        NameSuggestions.closestOr(key, KEYS, "remove it"));
            }
        }
        Optional<PortName> name = name(port);
        List<String> audience = audience(port);
        Map<FieldPath, Mask> masking = masking(port, name);
        name.ifPresent(n -> {
            if (ports.putIfAbsent(n, new OutputPort(n, audience, masking)) != null) {
                port.fault("port.duplicate", "name", "there is already an output port '" + n + "'",
                        "choose another name");
            }
        });
    }

    private static Optional<PortName> name(DocumentSection port) {
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

    private List<String> audience(DocumentSection port) {
        if (port.has("audience") && !(port.nodeAt("audience") instanceof YamlNode.Sequence)) {
            port.fault(
                    "port.audience.invalid", "audience",
                    "the audience must be a list, but is " + port.nodeAt("audience").describe(),
                    "write [crm, support.desk]");
        }
        List<String> audience = new ArrayList<>();
        for (DocumentSection.LocatedNode located : port.items("audience")) {
            if (located.node() instanceof YamlScalar word && isReader(word.text())) {
                audience.add(word.text());
            } else {
                fault("port.audience.invalid", located,
                        located.node().describe() + " is neither a domain nor an application",
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

    private Map<FieldPath, Mask> masking(DocumentSection port, Optional<PortName> name) {
        Map<FieldPath, Mask> masks = new LinkedHashMap<>();
        Optional<DocumentSection> masking = port.section("masking");
        if (port.has("masking") && masking.isEmpty()) {
            port.fault(
                    "port.masking.invalid", "masking",
                    "masking must be a map, but is " + port.nodeAt("masking").describe(),
                    "write {email: none}");
        }
        for (YamlNode.Entry entry : masking.map(m -> m.node().entries()).orElse(List.of())) {
            String text = entry.key().text();
            DocumentSection.LocatedNode located =
                    new DocumentSection.LocatedNode(entry.value(), masking.orElseThrow().pathOf(text));
            Optional<FieldPath> path = FieldDeclarationReader.parsePath(text);
            Optional<FieldType> type = path.flatMap(p -> schema.index().flatMap(index -> index.get(p)));
            if (path.isEmpty() || (schema.index().isPresent() && type.isEmpty())) {
                root.findings().fault(
                        "field.unknown", entry.key(), located.path(),
                        entry.key().describe() + " is not a field of the schema",
                        NameSuggestions.closestOr(text, schema.index().map(FieldIndex::names).orElse(List.of()),
                                "name a field by its path"));
            }
            Optional<Mask> mask = MaskReader.read(located, root.findings());
            if (mask.isPresent() && path.isPresent()) {
                type.ifPresent(t -> MaskFitCheck.check(mask.get(), t, located, root.findings()));
                MaskFitCheck.checkReach(mask.get(), path.get(), schema, located, root.findings());
                masks.put(path.get(), mask.get());
                name.ifPresent(n -> uses.add(new DeclaredMask(n, false, path.get(), mask.get(), located)));
            }
        }
        return masks;
    }
}
