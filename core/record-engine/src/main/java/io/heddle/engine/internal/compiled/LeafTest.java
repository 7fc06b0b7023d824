// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/** A field rule on a value's bytes. */
interface LeafTest {
    /** Whether the value surely keeps the rule; a false is looked at once more by the reference program. */
    boolean keeps(Leaf leaf, byte[] bytes, int from, int to);
}
