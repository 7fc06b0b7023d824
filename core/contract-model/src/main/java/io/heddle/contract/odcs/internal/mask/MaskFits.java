// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;
import org.apache.avro.Schema;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Type conditions of masks. A mask must fit every type that a value may have. */
final class MaskFits {
    static final MaskFit<Mask> EVERY_TYPE = type -> Optional.empty();
    static final MaskFit<Mask> NULLABLE =
            type -> type.nullable() ? Optional.empty() : Optional.of("nullify needs a nullable field");
    static final MaskFit<Mask> HASHABLE = MaskFits::hashMismatch;
    static final MaskFit<Mask> DATE = ofBranches(MaskFits::isDate, "truncate fits date and the timestamps");
    static final MaskFit<Mask> ENCRYPTABLE =
            ofBranches(MaskFits::isEncryptable, "encrypt fits string and bytes without logical type");

    /** Logical types whose values have a format that a token would violate. */
    private static final Set<String> SHAPED =
            Set.of("decimal", "big-decimal", "duration", "time-millis", "time-micros");
    private static final Set<Schema.Type> TOKENS =
            Set.of(Schema.Type.STRING, Schema.Type.BYTES, Schema.Type.FIXED, Schema.Type.INT, Schema.Type.LONG);

    private MaskFits() {}

    /** Strings without a logical type. */
    static MaskFit<Mask> text(String words) {
        return ofBranches(branch -> branch.getType() == Schema.Type.STRING && logical(branch).isEmpty(), words);
    }

    static MaskFit<Mask> ofBranches(Predicate<Schema> test, String words) {
        return type -> matchesAll(type, test) ? Optional.empty() : Optional.of(words);
    }

    static String logical(Schema branch) {
        return branch.getLogicalType() == null ? "" : branch.getLogicalType().getName();
    }

    private static boolean matchesAll(FieldType type, Predicate<Schema> test) {
        return !type.branches().isEmpty() && type.branches().stream().allMatch(test);
    }

    private static Optional<String> hashMismatch(FieldType type) {
        if (!matchesAll(type, branch -> TOKENS.contains(branch.getType()))) {
            return Optional.of("hash fits string, bytes, fixed, int and long");
        }
        return matchesAll(type, branch -> !SHAPED.contains(logical(branch)))
                ? Optional.empty()
                : Optional.of("hash would produce values that are not " + type.logical());
    }

    private static boolean isDate(Schema branch) {
        return logical(branch).equals("date") || logical(branch).contains("timestamp-");
    }

    private static boolean isEncryptable(Schema branch) {
        return logical(branch).isEmpty()
                && (branch.getType() == Schema.Type.STRING || branch.getType() == Schema.Type.BYTES);
    }
}
