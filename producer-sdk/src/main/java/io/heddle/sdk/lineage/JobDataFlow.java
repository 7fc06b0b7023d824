// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A part of an application in which every input feeds every output, as far as can be known from outside. Topics. */
record JobDataFlow(SortedSet<String> inputs, SortedSet<String> outputs) {
    JobDataFlow {
        inputs = Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
        outputs = Collections.unmodifiableSortedSet(new TreeSet<>(outputs));
    }

    static JobDataFlow of(Collection<String> inputs, Collection<String> outputs) {
        return new JobDataFlow(new TreeSet<>(inputs), new TreeSet<>(outputs));
    }

    boolean isEmpty() {
        return inputs.isEmpty() && outputs.isEmpty();
    }

    /** What tells this part from the others of its application, and stays the same while its topics do. */
    String label() {
        return outputs.isEmpty() ? inputs.first() : outputs.first();
    }
}
