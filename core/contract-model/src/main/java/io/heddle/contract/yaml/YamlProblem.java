// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

/**
 * A problem in a YAML text.
 *
 * @param code stable, such as {@code yaml.syntax} or {@code yaml.key.duplicate}
 * @param path in the document, such as {@code schema[0].name}; {@code ""} for the document itself
 */
public record YamlProblem(String code, TextPosition position, String path, String message, String fix) {}
