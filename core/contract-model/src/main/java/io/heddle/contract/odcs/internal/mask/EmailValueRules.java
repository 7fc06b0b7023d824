// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;

import java.util.List;
import java.util.stream.Stream;

/** Masked addresses are valid addresses. */
final class EmailValueRules extends SampledValueRules {
    private static final int LONGEST_ADDRESS = 254;
    private static final String SHORTEST_DOMAIN = "@a.b";

    EmailValueRules(Mask.Email mask) {
        super(
                samples(mask.keepDomain()),
                (mask.keepDomain() ? TOKEN + SHORTEST_DOMAIN : address(TOKEN)).length(),
                mask.keepDomain() ? LONGEST_ADDRESS : address(TOKEN).length());
    }

    private static List<String> samples(boolean keepDomain) {
        return TOKENS.stream()
                .flatMap(token -> keepDomain
                        ? Stream.of(token + SHORTEST_DOMAIN, address(token))
                        : Stream.of(address(token)))
                .toList();
    }

    private static String address(String token) {
        return token + "@" + Mask.Email.MASKED_DOMAIN;
    }

    @Override
    public Boolean format(FieldRule.Format rule) {
        return rule.kind() == FieldRule.Format.Kind.EMAIL;
    }
}
