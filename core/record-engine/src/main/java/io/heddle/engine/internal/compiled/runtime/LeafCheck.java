// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/** A field rule on a value's bytes. */
public interface LeafCheck {
    /** Whether the value surely keeps the rule; a false is looked at once more by the reference program. */
    boolean keeps(LeafType leaf, byte[] bytes, int from, int end);
}
