// SPDX-License-Identifier: Apache-2.0
/**
 * Detects personal data in string fields that a contract does not declare. The detector works on Avro bytes, as the
 * engine's programs do, and reports fields and kinds, never a value. How to react is up to the caller.
 */
@NullMarked
package io.heddle.engine.detection;

import org.jspecify.annotations.NullMarked;
