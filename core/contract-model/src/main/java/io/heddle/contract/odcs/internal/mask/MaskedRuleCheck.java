// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import com.google.re2j.Pattern;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether values still keep a field's rules once they are masked. The gate checks what producers write; who reads a
 * masked port and checks again would be surprised, so the contract's author is told.
 */
public final class MaskedRuleCheck {
    private static final String TOKEN = "0123456789abcdef";
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final String REDACTED = "***";

    private final Mask mask;
    private final FieldType type;

    private MaskedRuleCheck(Mask mask, FieldType type) {
        this.mask = mask;
        this.type = type;
    }

    /** The rules that masked values need not keep. */
    public static List<FieldRule> findBroken(Mask mask, FieldType type, List<FieldRule> rules) {
        boolean open = mask instanceof Mask.None || type.branches().isEmpty();
        MaskedRuleCheck masked = new MaskedRuleCheck(mask, type);
        return open ? List.of() : rules.stream().filter(rule -> !masked.keeps(rule)).toList();
    }

    private boolean keeps(FieldRule rule) {
        if (mask instanceof Mask.Nullify) {
            return !(rule instanceof FieldRule.Required); // a null breaks no other rule
        }
        if (rule instanceof FieldRule.Minimum minimum) {
            return keepsMinimum(minimum);
        }
        if (rule instanceof FieldRule.Maximum maximum) {
            return keepsMaximum(maximum);
        }
        if (rule instanceof FieldRule.MinLength length) {
            return mask instanceof Mask.Partial || mask instanceof Mask.Encrypt || shortest() >= length.length();
        }
        if (rule instanceof FieldRule.MaxLength length) {
            return mask instanceof Mask.Partial || longest() <= length.length();
        }
        if (rule instanceof FieldRule.Format format) {
            return keepsFormat(format.kind());
        }
        if (rule instanceof FieldRule.Pattern pattern) {
            List<String> samples = samples();
            return !samples.isEmpty() && samples.stream().allMatch(Pattern.compile(pattern.expression())::matches);
        }
        return !(rule instanceof FieldRule.OneOf allowed) || keepsAllowedValues(allowed.allowed());
    }

    private Schema branch() {
        return type.branches().get(0);
    }

    private boolean isUuid() {
        return type.logical().equals("uuid");
    }

    private boolean keepsMinimum(FieldRule.Minimum rule) {
        int zero = rule.bound().signum();
        if (mask instanceof Mask.Bucket bucket) {
            return !rule.exclusive() && floor(bucket, rule.bound()).compareTo(rule.bound()) >= 0;
        }
        // Redacted is 0 and tokens start there; what is truncated gets smaller.
        return !(mask instanceof Mask.Truncate) && (rule.exclusive() ? zero < 0 : zero <= 0);
    }

    private boolean keepsMaximum(FieldRule.Maximum rule) {
        if (mask instanceof Mask.Hash) {
            long largest = branch().getType() == Schema.Type.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
            return rule.bound().compareTo(BigDecimal.valueOf(largest)) > 0;
        }
        if (mask instanceof Mask.Bucket bucket) {
            return bucket.boundaries().isEmpty() || bucket.boundaries().get(0).compareTo(rule.bound()) < 0;
        }
        int zero = rule.bound().signum();
        return mask instanceof Mask.Truncate || (rule.exclusive() ? zero > 0 : zero >= 0);
    }

    private static BigDecimal floor(Mask.Bucket bucket, BigDecimal bound) {
        if (bucket.width().isPresent()) {
            BigDecimal width = bucket.width().get();
            return bound.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        }
        return bucket.boundaries().stream()
                .filter(boundary -> boundary.compareTo(bound) <= 0)
                .reduce(bucket.boundaries().get(0), BigDecimal::max);
    }

    private int shortest() {
        return samples().stream().mapToInt(String::length).min().orElse(bytes());
    }

    private int longest() {
        if (mask instanceof Mask.Encrypt) {
            return Integer.MAX_VALUE; // longer than what goes in
        }
        return mask instanceof Mask.Email email && email.keepDomain()
                ? 254
                : samples().stream().mapToInt(String::length).max().orElse(bytes());
    }

    /** Tokens of bytes have 16; redacted bytes, arrays and maps are empty. */
    private int bytes() {
        return mask instanceof Mask.Hash ? TOKEN.length() : 0;
    }

    /** What masked texts look like; empty if the field is no text, or they look as their values do. */
    private List<String> samples() {
        if (branch().getType() != Schema.Type.STRING) {
            return List.of();
        }
        if (mask instanceof Mask.Redact) {
            return List.of(isUuid() ? NIL : REDACTED);
        }
        Stream<String> tokens = Stream.of(TOKEN + TOKEN, "f".repeat(32), "0".repeat(32));
        if (mask instanceof Mask.Hash) {
            return isUuid() ? List.of(NIL, NIL.replace('0', 'f')) : tokens.toList();
        }
        if (mask instanceof Mask.Email email) {
            List<String> domains =
                    email.keepDomain() ? List.of("a.b", Mask.Email.MASKED_DOMAIN) : List.of(Mask.Email.MASKED_DOMAIN);
            return tokens.flatMap(token -> domains.stream().map(domain -> token + "@" + domain)).toList();
        }
        return mask instanceof Mask.Encrypt ? List.of("enc:v1:AQAAAAE" + "A".repeat(37)) : List.of();
    }

    private boolean keepsFormat(FieldRule.Format.Kind kind) {
        return switch (kind) {
            case EMAIL -> mask instanceof Mask.Email;
            case UUID -> isUuid() && (mask instanceof Mask.Hash || mask instanceof Mask.Redact);
            default -> false;
        };
    }

    private boolean keepsAllowedValues(List<String> allowed) {
        if (mask instanceof Mask.Bucket bucket) {
            return !bucket.boundaries().isEmpty()
                    && bucket.boundaries().stream().allMatch(boundary -> allowed.contains(boundary.toPlainString()));
        }
        return mask instanceof Mask.Redact && allowed.contains(switch (branch().getType()) {
            case STRING -> isUuid() ? NIL : REDACTED;
            case ENUM -> branch().getEnumSymbols().get(0);
            case BOOLEAN -> "false";
            default -> "0";
        });
    }
}
