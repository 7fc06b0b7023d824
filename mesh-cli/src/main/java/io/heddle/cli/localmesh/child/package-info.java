// SPDX-License-Identifier: Apache-2.0
/**
 * The main class of the schema registry process. It is packaged as a separate jar, because no other Heddle class is on
 * that class path.
 */
@NullMarked
package io.heddle.cli.localmesh.child;

import org.jspecify.annotations.NullMarked;
