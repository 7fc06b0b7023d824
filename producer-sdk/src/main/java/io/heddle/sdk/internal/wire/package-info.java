// SPDX-License-Identifier: Apache-2.0
/**
 * Encodes a record: key and value in the Confluent wire format, CloudEvents headers, and the detection of fields that
 * do not match the schema.
 */
@NullMarked
package io.heddle.sdk.internal.wire;

import org.jspecify.annotations.NullMarked;
