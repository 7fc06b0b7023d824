// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.log.quarantine.RejectedRecord;

/** Formats rejections and their origin as JSON. */
final class RejectionDocument {
    private static final JsonMapper JSON = new JsonMapper();

    private RejectionDocument() {}

    static ObjectNode of(RejectedRecord rejection) {
        ObjectNode document = JSON.createObjectNode()
                .put("partition", rejection.partition())
                .put("offset", rejection.offset())
                .put("reason", rejection.reason())
                .put("contract", rejection.contract())
                .put("source", source(rejection))
                .put("time", rejection.time().toString())
                .put("rejected", rejection.rejectedAt().toString());
        rejection.replayMark().ifPresent(mark -> document.putObject("replay")
                .put("run", mark.run())
                .put("from", mark.partition() + ":" + mark.offset())
                .put("first", mark.first())
                .put("attempt", mark.attempt()));
        rejection.truncated()
                .ifPresent(truncated -> TruncatedRecordText.describe(truncated, document.putObject("truncated")));
        document.set("violations", JSON.valueToTree(rejection.findings()));
        return document;
    }

    static String source(RejectedRecord rejection) {
        return rejection.sourceTopic() + "-" + rejection.partition() + "@" + rejection.sourceOffset();
    }
}
