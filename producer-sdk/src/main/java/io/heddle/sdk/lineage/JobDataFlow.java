// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A part of an application in which every input topic must be assumed to feed every output topic. */
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

    /** Distinguishes this part from the others of its application; stable as long as its topics do not change. */
    String label() {
        return outputs.isEmpty() ? inputs.first() : outputs.first();
    }
}
