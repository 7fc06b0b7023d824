// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.yaml.YamlNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code width: 10} or {@code boundaries: [0, 18, 65]}. */
final class BucketParameters {
    private static final int MAX_BOUNDARIES = 1_000;

    private BucketParameters() {}

    static Optional<Mask.Bucket> read(MaskParameters parameters) {
        if (parameters.has("width") == parameters.has("boundaries")) {
            parameters.missing(
                    "the strategy bucket needs either a width or boundaries",
                    "write {strategy: bucket, width: 10}, or {strategy: bucket, boundaries: [0, 18, 65]}");
            return Optional.empty();
        }
        return parameters.has("width")
                ? parameters.positiveNumber("width").map(Mask.Bucket::ofWidth)
                : boundaries(parameters);
    }

    private static Optional<Mask.Bucket> boundaries(MaskParameters parameters) {
        List<YamlNode> items = parameters.items("boundaries");
        List<BigDecimal> boundaries = new ArrayList<>();
        for (YamlNode item : items.subList(0, Math.min(items.size(), MAX_BOUNDARIES))) {
            parameters.item("boundaries", item).ifPresent(boundaries::add);
        }
        if (items.isEmpty() || items.size() > MAX_BOUNDARIES) {
            parameters.invalid(
                    "boundaries", "must be a list of 1 to " + MAX_BOUNDARIES + " numbers", "write [0, 18, 65]");
            return Optional.empty();
        }
        return boundaries.size() < items.size() || !ascend(boundaries, parameters)
                ? Optional.empty()
                : Optional.of(Mask.Bucket.ofBoundaries(boundaries));
    }

    private static boolean ascend(List<BigDecimal> boundaries, MaskParameters parameters) {
        for (int i = 1; i < boundaries.size(); i++) {
            if (boundaries.get(i - 1).compareTo(boundaries.get(i)) >= 0) {
                parameters.fault(
                        "boundaries",
                        "boundaries must ascend, but " + boundaries.get(i) + " follows " + boundaries.get(i - 1),
                        "put the smaller number first, each once");
                return false;
            }
        }
        return true;
    }
}
