// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import org.apache.avro.Schema;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** One string field that the contract does not declare, or the keys of such a map. */
final class UndeclaredField {
    private static final Pattern VERSIONS = Pattern.compile(
            "version|release|build|firmware|section|chapter|(^|_)(ver|rev|oid)(_|$)");
    private static final byte[] TEXT = "***".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UUID = "00000000-0000-0000-0000-000000000000".getBytes(StandardCharsets.UTF_8);

    final String path;
    /** Whether the field's name suggests that it holds version numbers. */
    final boolean holdsVersions;
    final boolean mapKey;
    private final byte[] redacted;

    UndeclaredField(String path, Schema schema, boolean mapKey) {
        this.path = path;
        this.mapKey = mapKey;
        this.holdsVersions =
                VERSIONS.matcher(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)).find();
        boolean uuid = schema.getLogicalType() != null && schema.getLogicalType().getName().equals("uuid");
        this.redacted = uuid ? UUID : TEXT;
    }

    /**
     * The redacted text, as written by the mask {@code redact}. Keys of a map are numbered so that no entry is lost.
     */
    byte[] redacted(int number) {
        return mapKey && number > 1 ? ("***" + number).getBytes(StandardCharsets.UTF_8) : redacted;
    }
}
