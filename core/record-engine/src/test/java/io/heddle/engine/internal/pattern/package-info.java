/** RE2 expressions over bytes; RE2/J is the witness. */
@NullMarked
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.NullMarked;
