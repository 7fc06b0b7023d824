// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.PortName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mask as the document says it.
 *
 * @param port the port whose masks it overrides; the default port for a field's own mask
 * @param own whether it is the field's own
 */
record MaskUse(PortName port, boolean own, FieldPath path, Mask mask, Section.At at) {
    /** The fields' own masks. */
    static List<MaskUse> own(Map<FieldPath, FieldNote> notes) {
        List<MaskUse> uses = new ArrayList<>();
        notes.forEach((path, note) -> {
            if (!(note.mask() instanceof Mask.None)) {
                note.section().custom("masking")
                        .ifPresent(at -> uses.add(new MaskUse(PortName.DEFAULT, true, path, note.mask(), at)));
            }
        });
        return uses;
    }
}
