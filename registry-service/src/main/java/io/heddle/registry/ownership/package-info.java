// SPDX-License-Identifier: Apache-2.0
/** Domains and who owns them. */
@NullMarked
package io.heddle.registry.ownership;

import org.jspecify.annotations.NullMarked;
