// SPDX-License-Identifier: Apache-2.0
/**
 * What the portal shows live: parts of pages that the server prints once for the page and again for whoever looks on. A
 * page is complete without it; with JavaScript its parts are swapped as server-sent events bring newer ones.
 */
@NullMarked
package io.heddle.registry.portal.live;

import org.jspecify.annotations.NullMarked;
