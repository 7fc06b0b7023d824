// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.engine.internal.personal.TextScan;

/** One walk over one record. */
final class Visit {
    final AvroBytes in;
    private final Findings findings;
    private final TextScan scan;
    private final Reach reach;
    private int bytesLeft;

    Visit(AvroBytes in, Findings findings, TextScan scan, Reach reach) {
        this.in = in;
        this.findings = findings;
        this.scan = scan;
        this.reach = reach;
        this.bytesLeft = reach.bytes();
    }

    void block(int start, int content, int end, long count) {
        findings.blocks.add(start, content, end, count);
    }

    /** Looks at the text that comes next. */
    void text(Site site) {
        int start = in.at;
        int length = in.length();
        int most = Math.min(Math.min(length, reach.bytesOfString()), bytesLeft);
        if (findings.strings() >= reach.strings() || most < length) {
            findings.missed();
        }
        if (length > 0 && findings.strings() < reach.strings()) {
            findings.looked();
            bytesLeft -= most;
            scan.scan(in.bytes, in.at, in.at + most, site.versions, findings.scratch, findings.sightings);
            if (findings.sightings.seen() != 0) {
                findings.add(site, start, length);
            }
        }
        in.skip(length);
    }
}
