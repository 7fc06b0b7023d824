// SPDX-License-Identifier: Apache-2.0
/**
 * Layered drawing of directed graphs after Sugiyama, Tagawa and Toda (1981): layer assignment, crossing reduction,
 * coordinate assignment. Pure.
 */
@NullMarked
package io.heddle.registry.portal.diagram;

import org.jspecify.annotations.NullMarked;
