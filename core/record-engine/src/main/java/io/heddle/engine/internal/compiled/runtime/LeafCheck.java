// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/** A field rule on a value's bytes. */
public interface LeafCheck {
    /** Whether the value certainly satisfies the rule; if false, the reference program checks it again. */
    boolean keeps(LeafType leaf, byte[] bytes, int from, int end);
}
