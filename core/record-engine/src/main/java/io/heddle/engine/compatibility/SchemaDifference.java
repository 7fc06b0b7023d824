// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

/**
 * One difference between two versions of a schema.
 *
 * @param earlier which of the earlier versions is meant, from 0 for the oldest
 * @param path of the field, as contracts write it ({@code lines[].sku}); {@code ""} for the record itself
 * @param message what is different, for people
 * @param fix what to do about it; {@code ""} if nothing has to be done
 */
public record SchemaDifference(int earlier, String path, Kind kind, Effect effect, String message, String fix) {
    /** What is different: stable codes. */
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

        /** The code as it is written in answers: {@code field-added}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Who is affected. */
    public enum Effect {
        /** Nobody: both sides read each other's records. */
        NONE,
        /** Readers of the new version cannot read records of the old one: not backward compatible. */
        NEW_READERS,
        /** Readers of the old version cannot read records of the new one: not forward compatible. */
        OLD_READERS,
        /** Every reader reads every record, but may take its values for something else; no level forbids it. */
        MEANING
    }
}
