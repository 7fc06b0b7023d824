// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageSource;

import java.util.Comparator;

/** How, by whom and when an edge was seen. */
record Seen(LineageSource source, String by, Span span) {
    static final Comparator<Seen> ORDER = Comparator.comparing(Seen::source).thenComparing(Seen::by);

    boolean sameWitness(Seen other) {
        return source == other.source && by.equals(other.by);
    }

    Seen join(Seen other) {
        return new Seen(source, by, span.join(other.span));
    }

    LineageAnswer.Evidence evidence() {
        return new LineageAnswer.Evidence(source, by, span.firstTime().toString(), span.lastTime().toString());
    }
}
