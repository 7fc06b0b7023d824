// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.odcs.internal.schema.FieldType;
import org.apache.avro.Schema;

import java.util.List;

/** Redacted values are a constant that depends only on the type. */
final class RedactedValueRules extends SampledValueRules {
    private static final String TEXT = "***";

    private final Schema branch;
    private final boolean uuid;

    RedactedValueRules(FieldType type) {
        super(samples(type), length(type), length(type));
        this.branch = type.branches().get(0);
        this.uuid = type.logical().equals("uuid");
    }

    /** Bytes, arrays and maps become empty. */
    private static List<String> samples(FieldType type) {
        boolean text = type.branches().get(0).getType() == Schema.Type.STRING;
        return text ? List.of(text(type.logical().equals("uuid"))) : List.of();
    }

    private static int length(FieldType type) {
        return samples(type).stream().mapToInt(String::length).findFirst().orElse(0);
    }

    private static String text(boolean uuid) {
        return uuid ? NIL_UUID : TEXT;
    }

    @Override
    public Boolean minimum(FieldRule.Minimum rule) {
        return rule.exclusive() ? rule.bound().signum() < 0 : rule.bound().signum() <= 0;
    }

    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return rule.exclusive() ? rule.bound().signum() > 0 : rule.bound().signum() >= 0;
    }

    @Override
    public Boolean format(FieldRule.Format rule) {
        return rule.kind() == FieldRule.Format.Kind.UUID && uuid;
    }

    @Override
    public Boolean oneOf(FieldRule.OneOf rule) {
        return rule.allowed().contains(switch (branch.getType()) {
            case STRING -> text(uuid);
            case ENUM -> branch.getEnumSymbols().get(0);
            case BOOLEAN -> "false";
            default -> "0";
        });
    }
}
