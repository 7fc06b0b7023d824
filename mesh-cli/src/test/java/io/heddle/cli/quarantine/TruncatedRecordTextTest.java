// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.console.AnsiStyles;
import io.heddle.contract.TruncationMark;
import io.heddle.log.quarantine.RejectedRecord;
import io.heddle.log.quarantine.ReplaySelection;
import io.heddle.log.quarantine.TruncatedRejection;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TruncatedRecordTextTest {
    private static final TruncatedRejection CUT =
            new TruncatedRejection(Optional.of(new TruncationMark(9_437_301, 2, 3)), 65_536, true);
    private static final TruncatedRejection KEYLESS =
            new TruncatedRejection(Optional.of(new TruncationMark(0, 9_000_000, 0)), 0, false);
    private static final TruncatedRejection UNKNOWN = new TruncatedRejection(Optional.empty(), 65_536, false);
    private static final TruncatedRejection NEVER_KEYED =
            new TruncatedRejection(Optional.of(new TruncationMark(100, 0, 9_000_000)), 100, true);

    private static RejectedRecord rejection(long offset, TruncatedRejection truncated) {
        return new RejectedRecord(0, offset, "too_large", "shop.orders@1.0.0", "shop.orders.v1.ingest", 4_000 + offset,
                Instant.EPOCH,
                Instant.parse("2026-03-04T10:00:00Z"), Optional.empty(), Optional.of(truncated), List.of());
    }

    @Test
    void shouldShowTheOriginalAndTheRemainingSize() {
        assertThat(RejectionText.of(new AnsiStyles(false), rejection(12, CUT), null)).isEqualTo("""
                0:12  too_large
                  contract  shop.orders@1.0.0
                  source    shop.orders.v1.ingest-0@4012
                  time      1970-01-01T00:00:00Z
                  rejected  2026-03-04T10:00:00Z
                  truncated only a part was kept: the record was larger than a gate can send
                            value: 65,536 of 9,437,301 bytes
                            key: complete
                            headers: 3 not kept
                            it cannot be replayed: publish it again from its source, then discard this one
                """);
        assertThat(TruncatedRecordText.lines(KEYLESS)).contains("value: complete, 0 bytes",
                "key: not kept, 9,000,000 bytes", "headers: none");
        assertThat(TruncatedRecordText.lines(NEVER_KEYED)).contains("value: complete, 100 bytes", "key: none",
                "headers: 9,000,000 not kept");
        assertThat(TruncatedRecordText.lines(UNKNOWN)).contains(
                "value: 65,536 bytes; the original size is unknown", "key: not kept, if there was one",
                "headers: not kept");
    }

    @Test
    void shouldReportWhyEachCannotBeReplayedAndWhereItsSourceIs() {
        ReplaySelection.Unreplayable unreplayable = new ReplaySelection.Unreplayable(1_003,
                List.of(rejection(12, CUT), rejection(13, KEYLESS), rejection(14, UNKNOWN)));

        assertThat(TruncatedRecordText.remarks(unreplayable)).isEqualTo("""
                  truncated  1003  cannot be replayed: quarantine has only a part of each;
                             publish them again from their source, then discard them here
                             at 0:12, the value was cut at 65,536 of 9,437,301 bytes; source \
                shop.orders.v1.ingest-0@4012
                             at 0:13, its value is complete, its key or headers are not; source \
                shop.orders.v1.ingest-0@4013
                             at 0:14, the value was cut at 65,536 bytes; the original size is unknown; \
                source shop.orders.v1.ingest-0@4014
                             and 1,000 more
                """);
        assertThat(TruncatedRecordText.remarks(new ReplaySelection.Unreplayable(0, List.of()))).isEmpty();
    }

    @Test
    void shouldIncludeTheSizesInJson() {
        assertThat(RejectionDocument.of(rejection(12, CUT)).get("truncated")).hasToString(
                "{\"keptValueBytes\":65536,\"keyKept\":true,\"valueBytes\":9437301,\"keyBytes\":2,\"headers\":3}");
        assertThat(RejectionDocument.of(rejection(14, UNKNOWN)).get("truncated"))
                .hasToString("{\"keptValueBytes\":65536,\"keyKept\":false}");
    }
}
