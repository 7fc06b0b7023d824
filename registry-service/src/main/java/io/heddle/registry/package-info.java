// SPDX-License-Identifier: Apache-2.0
/** The registry: domains, owners and contracts over REST, kept in mesh.registry alone. */
@NullMarked
package io.heddle.registry;

import org.jspecify.annotations.NullMarked;
