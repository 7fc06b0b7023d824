// SPDX-License-Identifier: Apache-2.0
/** Domains and their owners. */
@NullMarked
package io.heddle.registry.ownership;

import org.jspecify.annotations.NullMarked;
