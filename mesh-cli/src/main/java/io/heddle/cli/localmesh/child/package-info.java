// SPDX-License-Identifier: Apache-2.0
/**
 * What runs inside the process of the schema registry, on a class path without anything else of ours: it is packed into
 * a jar of its own.
 */
@NullMarked
package io.heddle.cli.localmesh.child;

import org.jspecify.annotations.NullMarked;
