// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.odcs.internal.schema.FieldType;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.List;

/** Tokens: hexadecimal digits or a UUID for strings, 16 bytes for bytes, or any non-negative number. */
final class HashedValueRules extends SampledValueRules {
    private static final int TOKEN_BYTES = 16;

    private final boolean uuid;
    private final BigDecimal largest;

    HashedValueRules(FieldType type) {
        super(samples(type), length(type), length(type));
        Schema.Type avroType = type.branches().get(0).getType();
        this.uuid = type.logical().equals("uuid");
        this.largest = BigDecimal.valueOf(avroType == Schema.Type.INT ? Integer.MAX_VALUE : Long.MAX_VALUE);
    }

    private static List<String> samples(FieldType type) {
        if (type.branches().get(0).getType() != Schema.Type.STRING) {
            return List.of();
        }
        return type.logical().equals("uuid") ? List.of(NIL_UUID, NIL_UUID.replace('0', 'f')) : TOKENS;
    }

    private static int length(FieldType type) {
        return samples(type).stream().mapToInt(String::length).findFirst().orElse(TOKEN_BYTES);
    }

    @Override
    public Boolean minimum(FieldRule.Minimum rule) {
        return rule.exclusive() ? rule.bound().signum() < 0 : rule.bound().signum() <= 0;
    }

    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return rule.bound().compareTo(largest) > 0;
    }

    @Override
    public Boolean format(FieldRule.Format rule) {
        return rule.kind() == FieldRule.Format.Kind.UUID && uuid;
    }
}
