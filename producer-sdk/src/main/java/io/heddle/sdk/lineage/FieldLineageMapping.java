// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import io.heddle.contract.ProductId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A field mapping declared by the developer.
 *
 * @param output the product that contains the field; empty means the only product that is written
 */
record FieldLineageMapping(Optional<ProductId> output, String field, ProductId input, String inputField) {
    /** A field of a topic that is derived from a field of another topic. */
    record FieldEdge(String outputTopic, String field, String inputTopic, String inputField) {}

    /** The edges of this mapping in a part of the application; empty if the part does not move this data. */
    List<FieldEdge> lines(JobDataFlow part) {
        List<FieldEdge> lines = new ArrayList<>();
        for (String outputTopic : outputs(part)) {
            for (String inputTopic : topicsOf(part.inputs(), input)) {
                lines.add(new FieldEdge(outputTopic, field, inputTopic, inputField));
            }
        }
        return lines;
    }

    /** @throws IllegalArgumentException if no part of the application moves this data */
    void requireAppliesTo(List<JobDataFlow> parts) {
        SortedSet<String> written = new TreeSet<>();
        SortedSet<String> read = new TreeSet<>();
        parts.forEach(part -> {
            written.addAll(part.outputs());
            read.addAll(part.inputs());
        });
        if (output.isEmpty() && written.size() > 1) {
            throw new IllegalArgumentException("field '" + field + "' may be in any of " + written
                    + "; name the product: field(\"domain.product\", \"" + field + "\")");
        }
        if (parts.stream().allMatch(part -> lines(part).isEmpty())) {
            throw new IllegalArgumentException("field '" + field + "' cannot come from " + input
                    + ": no part of the application reads it and"
                    + " writes " + output.map(ProductId::toString).orElse("that field's product") + "; it reads " + read
                    + " and writes " + written);
        }
    }

    private SortedSet<String> outputs(JobDataFlow part) {
        return output.isPresent() ? topicsOf(part.outputs(), output.get()) : part.outputs();
    }

    private static SortedSet<String> topicsOf(SortedSet<String> topics, ProductId product) {
        Pattern pattern = Pattern.compile(Pattern.quote(product.toString()) + "(\\.v\\d{1,9}(\\..+)?)?");
        SortedSet<String> matching = new TreeSet<>(topics);
        matching.removeIf(topic -> !pattern.matcher(topic).matches());
        return matching;
    }
}
