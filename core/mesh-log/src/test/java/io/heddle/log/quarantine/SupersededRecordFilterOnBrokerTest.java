// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.ReplayMark;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On a compacted product, an older value must not overwrite a newer one. */
class SupersededRecordFilterOnBrokerTest {
    private static final String RUN = "mf3k2x9a.x7q1";

    private static ReplaySelection replay(QuarantinedProductFixture product, boolean keepNewer) {
        try (ReplayService replayService = ReplayService.open(product.config)) {
            ReplaySelection selection =
                    replayService.select(RejectionFilter.ALL, RUN, ReplayService.MAX_RECORDS, keepNewer);
            replayService.replay(selection, RUN, ReplayService.MAX_TRANSACTION_RECORDS, records -> true);
            return selection;
        }
    }

    @Test
    void shouldSkipARecordWhenANewerValueOfItsKeyWasAccepted() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.write(0, "same", "before", null);
            product.writeAndReject(0, "overtaken", "old");
            product.writeAndReject(0, "same", "latest");
            product.writeAndReject(0, null, "without key");
            product.write(0, "overtaken", "new", null);

            ReplaySelection selection = replay(product, true);

            assertThat(selection.superseded()).isEqualTo(1);
            assertThat(product.replayed()).containsExactly("latest", "without key");
            assertThat(product.waiting()).containsExactly("old");
            assertThat(replay(product, false).superseded()).isZero();
            assertThat(product.replayed()).containsExactly("latest", "without key", "old");
        }
    }

    @Test
    void shouldReplayAllValuesOfAKeyInOrderWhenNoneWasAccepted() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.writeAndReject(0, "k", "one");
            product.writeAndReject(0, "k", "two");

            assertThat(replay(product, true).superseded()).isZero();
            assertThat(product.replayed()).containsExactly("one", "two");
        }
    }

    @Test
    void shouldNotMistakeTheReplayedCopyOfAnOlderValueForANewerOne() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            long one = product.write(0, "k", "one", null);
            product.writeAndReject(0, "k", "two");
            product.write(0, "k", "one", new ReplayMark("mf3k2x99.x7q1", 0, 0, one, 1));
            // Its first write was rejected as well.
            product.reject(0, "k", "one", one);

            ReplaySelection selection = replay(product, true);

            assertThat(product.replayed()).containsExactly("one", "one", "two");
            assertThat(selection.superseded()).isZero();
        }
    }

    @Test
    void shouldSkipARecordWhenLaterIngestRecordsAreDeleted() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.writeAndReject(0, "k", "old");
            product.write(0, "other", "x", null);
            long last = product.write(0, "other", "y", null);
            product.deleteRecordsBefore(product.config.ingest(0), last);

            assertThat(replay(product, true).superseded()).isEqualTo(1);
            assertThat(product.replayed()).isEmpty();
        }
    }
}
