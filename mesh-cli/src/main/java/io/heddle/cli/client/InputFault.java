// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One fault in an input file, reported by the registry or by a local check.
 *
 * @param line 1-based; 0 if unknown
 * @param column 1-based; 0 if unknown
 */
public record InputFault(String code, int line, int column, String path, String message, String fix) {
    static InputFault of(JsonNode violation) {
        return new InputFault(
                violation.path("code").asText(),
                violation.path("line").asInt(),
                violation.path("column").asInt(),
                violation.path("path").asText(),
                violation.path("message").asText(),
                violation.path("fix").asText());
    }
}
