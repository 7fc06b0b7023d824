// SPDX-License-Identifier: Apache-2.0
/** Tests of the mesh log: codec and fold in isolation, readers and writers against a real broker and a naive model. */
@NullMarked
package io.heddle.log;

import org.jspecify.annotations.NullMarked;
