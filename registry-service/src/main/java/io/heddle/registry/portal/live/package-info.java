// SPDX-License-Identifier: Apache-2.0
/**
 * The live parts of the portal: fragments that the server renders with the page and again for every subscriber. A page
 * is complete without them; with JavaScript, server-sent events replace its fragments by newer ones.
 */
@NullMarked
package io.heddle.registry.portal.live;

import org.jspecify.annotations.NullMarked;
