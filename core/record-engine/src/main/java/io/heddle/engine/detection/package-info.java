// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for personal data in the string fields of which a contract says nothing. It walks Avro bytes as the engine's
 * programs do and tells what it saw where, never a value. What to do about it is the caller's to decide.
 */
@NullMarked
package io.heddle.engine.detection;

import org.jspecify.annotations.NullMarked;
