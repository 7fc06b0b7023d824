// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Writes a YAML document as JSON, read by another parser than the registry's. */
final class YamlAsJson {
    private YamlAsJson() {}

    static String of(String yaml) {
        return new JsonMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml))
                .toPrettyString();
    }
}
