// SPDX-License-Identifier: Apache-2.0
/**
 * How one record is written: key and value in the Confluent wire format, CloudEvents headers, and which fields of a
 * record do not fit its schema.
 */
@NullMarked
package io.heddle.sdk.internal.wire;

import org.jspecify.annotations.NullMarked;
