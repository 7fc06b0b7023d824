// SPDX-License-Identifier: Apache-2.0
/** Finds personal data in texts as they lie in a record: on UTF-8 bytes, in time linear in them, with nothing allocated. */
@NullMarked
package io.heddle.engine.internal.personal;

import org.jspecify.annotations.NullMarked;
