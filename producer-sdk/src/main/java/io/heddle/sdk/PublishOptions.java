// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Options for publishing one record. Immutable.
 *
 * <pre>{@code
 * producer.publish(key, order, PublishOptions.DEFAULT.withTraceparent(incoming.traceparent()));
 * }</pre>
 *
 * @param id the CloudEvents id; a random UUID if empty
 * @param time the event's time, in {@code ce_time} and as the record's timestamp; now if empty
 * @param traceparent W3C Trace Context
 * @param observed send the record even if it violates the contract, and report the violations
 */
public record PublishOptions(
        Optional<String> id, Optional<Instant> time, Optional<String> traceparent, boolean observed) {
    /** A random id, the time of publishing, no trace, checked. */
    public static final PublishOptions DEFAULT =
            new PublishOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** @throws IllegalArgumentException if id or traceparent is malformed; the message states the rule */
    public PublishOptions {
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            throw new IllegalArgumentException(
                    "the event id is not valid; expected 1 to 128 letters, digits, '.', '_', ':' or '-'");
        }
        if (traceparent.isPresent() && !TRACEPARENT.matcher(traceparent.get()).matches()) {
            throw new IllegalArgumentException(
                    "the traceparent is not valid; expected version-traceid-parentid-flags as in W3C Trace Context");
        }
    }

    public PublishOptions withId(String newId) {
        return new PublishOptions(Optional.of(newId), time, traceparent, observed);
    }

    public PublishOptions withTime(Instant newTime) {
        return new PublishOptions(id, Optional.of(newTime), traceparent, observed);
    }

    public PublishOptions withTraceparent(String newTraceparent) {
        return new PublishOptions(id, time, Optional.of(newTraceparent), observed);
    }

    /** Also sends records that violate a rule and reports the violations: the gate decides. */
    public PublishOptions observe() {
        return new PublishOptions(id, time, traceparent, true);
    }
}
