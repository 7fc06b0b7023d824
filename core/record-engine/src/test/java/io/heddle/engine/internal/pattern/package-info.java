/** RE2 expressions over bytes, with RE2/J as the oracle. */
@NullMarked
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.NullMarked;
