// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.FieldRule.Format.Kind;
import io.heddle.contract.Mask;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.internal.rule.TextFormats;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The mask {@code email}: the result is always a valid address, whatever the input. Thread-safe. */
final class EmailMasker {
    private final HashTokens tokens;
    private final boolean keepDomain;

    EmailMasker(HashTokens tokens, boolean keepDomain) {
        this.tokens = tokens;
        this.keepDomain = keepDomain;
    }

    @Nullable
    Object mask(Object value, Schema branch) {
        return value instanceof CharSequence address && !AvroSchemaTypes.logicalType(branch).equals("uuid")
                ? tokens.text(address) + "@" + domain(address.toString())
                : null;
    }

    /**
     * A value that is not a valid address may contain anything after its '@', so only a valid address keeps its domain.
     */
    private String domain(String address) {
        if (keepDomain && TextFormats.matches(Kind.EMAIL, address)) {
            String domain = address.substring(address.indexOf('@') + 1);
            if (TextFormats.matches(Kind.EMAIL, "0".repeat(HashTokens.TEXT_DIGITS) + "@" + domain)) {
                return domain;
            }
        }
        return Mask.Email.MASKED_DOMAIN;
    }
}
