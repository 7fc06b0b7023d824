// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One fault of an input, as the registry or a local check names it.
 *
 * @param line from 1; 0 without a place
 * @param column from 1; 0 without a place
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
