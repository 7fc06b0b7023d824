// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;

import java.util.stream.Collectors;

/** Checks that a mask can be applied to every value of a field and covers all of them. */
public final class MaskFitCheck {
    private MaskFitCheck() {}

    /** Reports a mask that cannot be applied to values of the type. */
    public static void check(Mask mask, FieldType type, DocumentSection.LocatedNode located,
            DocumentFindings findings) {
        DefinedMask.of(mask).mismatch(type).ifPresent(why -> findings.fault(
                "field.masking.unfit", located.node(), located.path(),
                why + ", but the Avro field is " + type.describe(),
                "choose " + alternatives(type)));
    }

    /** Reports a mask on a recursive record that would leave the same field unmasked at deeper levels. */
    public static void checkReach(Mask mask, FieldPath path, ValueSchema schema, DocumentSection.LocatedNode located,
            DocumentFindings findings) {
        if (!(mask instanceof Mask.None) && schema.index().map(index -> index.isInRecursion(path)).orElse(false)) {
            findings.fault(
                    "field.masking.recursive", located.node(), located.path(),
                    path + " is in a recursive record type: deeper values would be published unmasked",
                    "mask the field that holds the recursive record, or change the schema");
        }
    }

    /** The strategies that can mask values of the type. */
    private static String alternatives(FieldType type) {
        return MaskDefinitions.ALL.stream()
                .filter(definition -> !(definition.example() instanceof Mask.None))
                .filter(definition -> definition.fit().typeMismatch(type).isEmpty())
                .map(MaskDefinition::strategy)
                .collect(Collectors.joining(", "));
    }
}
