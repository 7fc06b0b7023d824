// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Place;
import io.heddle.contract.yaml.Scalar;
import io.heddle.contract.yaml.YamlText;
import io.heddle.contract.yaml.YamlWriter;

import java.util.ArrayList;
import java.util.List;

/**
 * An ODCS document as it was written, with everything in it that Heddle does not know. Immutable.
 *
 * @param source the YAML (or JSON) text as read
 */
public record ContractDocument(String source) {
    /** The version of ODCS that is written. */
    public static final String WRITTEN_VERSION = "v3.1.0";

    /**
     * The document as YAML of ODCS v3.1.0: all keys and values in their order, known to Heddle or not; only comments and
     * layout go. Reading it gives the same contract.
     *
     * @throws IllegalStateException if the source is not a YAML map, which never happens to a document that was read
     */
    public String toYaml() {
        Node root = YamlText.read(source)
                .root()
                .orElseThrow(() -> new IllegalStateException("the document was never read: its source is not YAML"));
        if (!(root instanceof Node.Mapping mapping)) {
            throw new IllegalStateException("the document was never read: its source is not a map");
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            boolean version = entry.key().text().equals("apiVersion");
            entries.add(version
                    ? new Node.Entry(entry.key(), new Scalar(Place.START, WRITTEN_VERSION, Scalar.Kind.STRING))
                    : entry);
        }
        return YamlWriter.write(Node.Mapping.of(Place.START, entries));
    }
}
