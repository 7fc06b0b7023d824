// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.compiler;

import io.heddle.contract.FieldRule;

/** The number of items that one field rule allows an array or map; only rules on lengths restrict it. */
record ItemCountRange(int min, int max) {
    static final ItemCountRange ANY = new ItemCountRange(0, Integer.MAX_VALUE);

    private static final FieldRule.Visitor<ItemCountRange> RANGES = new Ranges();

    static ItemCountRange of(FieldRule rule) {
        return rule.accept(RANGES);
    }

    private static final class Ranges implements FieldRule.Visitor<ItemCountRange> {
        /** An array or map that was read is never null. */
        @Override
        public ItemCountRange required(FieldRule.Required rule) {
            return ANY;
        }

        @Override
        public ItemCountRange minimum(FieldRule.Minimum rule) {
            return ANY;
        }

        @Override
        public ItemCountRange maximum(FieldRule.Maximum rule) {
            return ANY;
        }

        @Override
        public ItemCountRange minLength(FieldRule.MinLength rule) {
            return new ItemCountRange(rule.length(), Integer.MAX_VALUE);
        }

        @Override
        public ItemCountRange maxLength(FieldRule.MaxLength rule) {
            return new ItemCountRange(0, rule.length());
        }

        @Override
        public ItemCountRange pattern(FieldRule.Pattern rule) {
            return ANY;
        }

        @Override
        public ItemCountRange format(FieldRule.Format rule) {
            return ANY;
        }

        @Override
        public ItemCountRange oneOf(FieldRule.OneOf rule) {
            return ANY;
        }
    }
}
