// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

/**
 * One difference between two versions of a schema.
 *
 * @param earlier index of the earlier version, 0 is the oldest
 * @param path field path as in contracts ({@code lines[].sku}); {@code ""} for the record itself
 * @param message description of the difference
 * @param fix how to resolve it; {@code ""} if nothing has to be done
 */
public record SchemaDifference(int earlier, String path, Kind kind, Effect effect, String message, String fix) {
    /** The kinds of differences. Their codes are stable. */
    public enum Kind {
        FIELD_ADDED,
        FIELD_REMOVED,
        FIELD_RENAMED,
        TYPE_CHANGED,
        TYPE_WIDENED,
        NAME_CHANGED,
        SIZE_CHANGED,
        SYMBOLS_ADDED,
        SYMBOLS_REMOVED,
        UNION_CHANGED,
        DEFAULT_CHANGED,
        MEANING_CHANGED;

        /** The code in messages and API responses: {@code field-added}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Who is affected. */
    public enum Effect {
        /** No reader: each side can read the other's records. */
        NONE,
        /** Readers of the new version cannot read records of the old one: not backward compatible. */
        NEW_READERS,
        /** Readers of the old version cannot read records of the new one: not forward compatible. */
        OLD_READERS,
        /** Every reader can read every record but may misinterpret its values; no compatibility level forbids this. */
        MEANING
    }
}
