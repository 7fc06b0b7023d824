// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;

import java.util.function.Function;

/** Parses identifiers in request paths. */
public final class PathIdentifiers {
    private PathIdentifiers() {}

    /** @throws ProblemException (400) with the violated naming rule */
    public static ProductId parse(String text) {
        return parse(text, ProductId::parse);
    }

    /** @throws ProblemException (400) with the violated naming rule */
    public static ContractVersion version(String text) {
        return parse(text, ContractVersion::parse);
    }

    private static <T> T parse(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw ProblemDetails
                    .of(ProblemCode.REQUEST_MALFORMED, String.valueOf(e.getMessage()), "Correct the address")
                    .toException();
        }
    }
}
