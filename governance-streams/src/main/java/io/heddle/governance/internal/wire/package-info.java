// SPDX-License-Identifier: Apache-2.0
/**
 * The Avro schemas and the binary encoding of records on the mesh's own topics.
 */
@NullMarked
package io.heddle.governance.internal.wire;

import org.jspecify.annotations.NullMarked;
