// SPDX-License-Identifier: Apache-2.0
/** A real one-node KRaft broker in this process: for the local mesh, and for tests. */
@NullMarked
package io.heddle.broker;

import org.jspecify.annotations.NullMarked;
