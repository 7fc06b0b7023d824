// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageSource;

import java.util.Comparator;

/** Who saw an edge, by what kind of evidence, and when. */
record EdgeEvidence(LineageSource source, String assertedBy, ValidityPeriod span) {
    static final Comparator<EdgeEvidence> ORDER =
            Comparator.comparing(EdgeEvidence::source).thenComparing(EdgeEvidence::assertedBy);

    boolean hasSameSource(EdgeEvidence other) {
        return source == other.source && assertedBy.equals(other.assertedBy);
    }

    EdgeEvidence union(EdgeEvidence other) {
        return new EdgeEvidence(source, assertedBy, span.union(other.span));
    }

    LineageAnswer.Evidence evidence() {
        return new LineageAnswer.Evidence(source, assertedBy, span.firstTime().toString(), span.lastTime().toString());
    }
}
