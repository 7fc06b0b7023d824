// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The REST API for lineage queries. */
@Controller("/api/v1/lineage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "lineage")
class LineageController {
    private final Lineage lineage;

    LineageController(Lineage lineage) {
        this.lineage = lineage;
    }

    @Operation(summary = "Where the data of a product, field or application comes from and where it goes",
            description = "Every edge says how the mesh knows of it: declared in a contract, reported as OpenLineage,"
                    + " or"
                    + " observed in the cluster. 'cuts' lists the places where the graph continues beyond the answer.")
    @Get
    LineageAnswer ask(
            @Parameter(
                    description = "a product (crm.customers), a field of it (crm.customers#email), or the id of a node"
                            + " in an answer (application:fraud.scoring)")
            @Nullable @QueryValue String node,
            @Parameter(description = "upstream, downstream or both")
            @QueryValue(defaultValue = "both") String direction,
            @Parameter(description = "how many steps to follow, 1 to 50") @QueryValue(defaultValue = "3") int depth,
            @Parameter(description = "product or field; if omitted, field for a field and product otherwise")
            @Nullable @QueryValue String level) {
        return lineage.ask(question(node, direction, depth, level));
    }

    private LineageQuestion question(
            @Nullable String node, String direction, int depth, @Nullable String level) {
        if (node == null || node.isBlank()) {
            throw malformed("node is missing", "Name a node: node=crm.customers");
        }
        if (depth < 1 || depth > LineageQuestion.MAX_DEPTH) {
            throw malformed("depth is " + depth + "; expected 1 to " + LineageQuestion.MAX_DEPTH, "Correct the depth");
        }
        Level requestedLevel = level == null
                ? lineage.levelOf(node)
                : word("level", level, Level.values(), Level::word);
        return new LineageQuestion(node, word("direction", direction, Direction.values(), Direction::word), depth,
                requestedLevel);
    }

    private static <T> T word(String name, String text, T[] values, Function<T, String> word) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> malformed(
                        name + " is '" + text + "'; expected "
                                + Arrays.stream(values).map(word).collect(Collectors.joining(", ")),
                        "Correct the " + name));
    }

    private static ProblemException malformed(String what, String fix) {
        return ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, what, fix).toException();
    }
}
