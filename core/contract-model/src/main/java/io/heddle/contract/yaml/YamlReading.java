// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.List;
import java.util.Optional;

/**
 * The result of reading a text.
 *
 * @param root empty if the text is not YAML, exceeds a limit or is empty
 * @param problems in order of appearance; with a root, those that did not prevent reading
 */
public record YamlReading(Optional<YamlNode> root, List<YamlProblem> problems) {
    public YamlReading {
        problems = List.copyOf(problems);
    }
}
