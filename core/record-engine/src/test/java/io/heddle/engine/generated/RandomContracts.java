// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Contracts with masks on two ports and field rules that most records satisfy. Deterministic for a seed. */
public final class RandomContracts {
    private static final int MAX_DEPTH = 5;
    private final Random random;
    private final boolean masks;
    private final boolean rules;
    private final Map<String, Mask> first = new HashMap<>();
    private final Map<String, Mask> second = new HashMap<>();
    private int ids;

    public RandomContracts(Random random, boolean masks, boolean rules) {
        this.random = random;
        this.masks = masks;
        this.rules = rules;
    }

    /** A contract over the schema. */
    public Contract over(Schema schema) {
        ContractFixture contract = ContractFixture.over(schema);
        fields("", schema, 0, contract);
        if (rules && random.nextBoolean()) {
            recordRules(schema, contract);
        }
        first.forEach(contract::mask);
        return contract.port("full", second).build();
    }

    private void recordRules(Schema schema, ContractFixture contract) {
        RandomCelRules expressions = new RandomCelRules(random, schema);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String expression = random.nextInt(3) == 0 ? expressions.nextOther() : expressions.next();
            // Most records should satisfy most rules.
            String mostlyKept = random.nextInt(3) == 0 ? expression : "(" + expression + ") || true";
            contract.cel("cel" + ids++, mostlyKept, random.nextBoolean() ? Severity.WARNING : Severity.ERROR);
        }
    }

    private void fields(String prefix, Schema record, int depth, ContractFixture contract) {
        for (Schema.Field field : record.getFields()) {
            place(prefix + field.name(), field.schema(), depth, contract);
        }
    }

    private void place(String path, Schema schema, int depth, ContractFixture contract) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (masks && random.nextInt(4) == 0) {
            (random.nextBoolean() ? first : second).put(path, mask());
        }
        if (rules && random.nextInt(3) == 0) {
            contract.rule(path, rule(path + ids++));
        }
        List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
        List<String> seen = new ArrayList<>();
        for (Schema branch : branches) {
            if (branch.getType() == Schema.Type.RECORD && !seen.contains("record")) {
                seen.add("record");
                fields(path + ".", branch, depth + 1, contract);
            } else if (branch.getType() == Schema.Type.ARRAY) {
                place(path + "[]", branch.getElementType(), depth + 1, contract);
            } else if (branch.getType() == Schema.Type.MAP) {
                place(path + "{}", branch.getValueType(), depth + 1, contract);
            }
        }
    }

    private Mask mask() {
        return switch (random.nextInt(10)) {
            case 0 -> new Mask.Redact();
            case 1 -> new Mask.Nullify();
            case 2 -> new Mask.Hash();
            case 3 -> new Mask.None();
            case 4 -> new Mask.Email(random.nextBoolean());
            case 5 -> new Mask.Truncate(random.nextBoolean() ? Mask.Truncate.Unit.MONTH : Mask.Truncate.Unit.YEAR);
            case 6 -> Mask.Bucket.ofWidth(new BigDecimal(random.nextBoolean() ? "0.1" : "1000"));
            case 7 ->
                Mask.Bucket.ofBoundaries(List.of(new BigDecimal("-1000"), BigDecimal.ZERO, new BigDecimal("0.5")));
            default -> new Mask.Partial(random.nextInt(4), random.nextInt(4));
        };
    }

    private FieldRule rule(String id) {
        Severity severity = random.nextInt(3) == 0 ? Severity.WARNING : Severity.ERROR;
        BigDecimal[] bounds = {
            BigDecimal.ZERO, new BigDecimal("-0.5"), new BigDecimal("1e30"), new BigDecimal("-1e30"),
            BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE), new BigDecimal("0.1"),
            BigDecimal.ONE
        };
        BigDecimal bound = bounds[random.nextInt(bounds.length)];
        return switch (random.nextInt(9)) {
            case 0 -> new FieldRule.Required(id, severity);
            case 1 -> new FieldRule.Minimum(id, severity, bound.min(BigDecimal.ZERO), random.nextBoolean());
            case 2 -> new FieldRule.Maximum(id, severity, bound.max(BigDecimal.ONE), random.nextBoolean());
            case 3 -> new FieldRule.MinLength(id, severity, random.nextInt(2));
            case 4 -> new FieldRule.MaxLength(id, severity, random.nextInt(14));
            case 5 -> new FieldRule.Pattern(id, severity, pattern());
            case 6 -> new FieldRule.OneOf(id, severity, List.of("A", "B", "X", "true", "0", "1.5", ""));
            case 7 -> new FieldRule.OneOf(id, severity, List.of("A", "B", "C", "NEW", "true", "false"));
            default -> {
                List<FieldRule.Format.Kind> kinds = List.of(FieldRule.Format.Kind.values());
                yield new FieldRule.Format(id, severity, kinds.get(random.nextInt(kinds.size())));
            }
        };
    }

    private String pattern() {
        String[] patterns =
                {".*", "[a-zA-Z0-9 @._-]*", "[^z]{0,12}", "a?.{1,20}", "(ab|[^a])*", "\\PL*", "[A-Z]{2}[0-9]+"};
        return patterns[random.nextInt(patterns.length)];
    }
}
