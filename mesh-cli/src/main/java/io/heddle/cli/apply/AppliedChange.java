// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/**
 * One resource that was created, updated or kept, or would be in a dry run.
 *
 * @param action {@code create}, {@code update} or {@code keep}
 * @param kind {@code domain}, {@code topic}, {@code subject}, ...
 */
record AppliedChange(String action, String kind, String name, String detail) {
    static List<AppliedChange> of(JsonNode answer) {
        return answer.path("changes").valueStream()
                .map(change -> new AppliedChange(
                        change.path("action").asText(),
                        change.path("kind").asText(),
                        change.path("name").asText(),
                        change.path("detail").asText("")))
                .toList();
    }
}
