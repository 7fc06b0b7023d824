// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.pattern.RegularExpression;

import java.util.List;

/** Checks rules against samples of a mask's known output format. */
class SampledValueRules extends MaskedValueRules {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String NIL_UUID = "00000000-0000-0000-0000-000000000000";
    static final List<String> TOKENS = List.of(TOKEN, "f".repeat(32), "0".repeat(32));

    private final List<String> samples;
    private final int shortest;
    private final int longest;

    /** @param samples of strings; empty for other types */
    SampledValueRules(List<String> samples, int shortest, int longest) {
        this.samples = List.copyOf(samples);
        this.shortest = shortest;
        this.longest = longest;
    }

    @Override
    public Boolean minLength(FieldRule.MinLength rule) {
        return shortest >= rule.length();
    }

    @Override
    public Boolean maxLength(FieldRule.MaxLength rule) {
        return longest <= rule.length();
    }

    @Override
    public Boolean pattern(FieldRule.Pattern rule) {
        return !samples.isEmpty() && samples.stream().allMatch(RegularExpression.parse(rule.expression())::hasMatch);
    }
}
