// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.PortName;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.field.FieldDeclaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mask as the document declares it.
 *
 * @param port the port whose masks it overrides; the default port for a field's own mask
 * @param own whether it is declared on the field itself
 */
public record DeclaredMask(PortName port, boolean own, FieldPath path, Mask mask, DocumentSection.LocatedNode located) {
    /** The masks declared on the fields themselves. */
    public static List<DeclaredMask> own(Map<FieldPath, FieldDeclaration> notes) {
        List<DeclaredMask> uses = new ArrayList<>();
        notes.forEach((path, note) -> {
            if (!(note.mask() instanceof Mask.None)) {
                note.section().customProperty("masking")
                        .ifPresent(located -> uses
                                .add(new DeclaredMask(PortName.DEFAULT, true, path, note.mask(), located)));
            }
        });
        return uses;
    }
}
