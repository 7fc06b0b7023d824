// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

/**
 * A fragment of a page.
 *
 * @param id of the element, also the name of the event that replaces it
 * @param html the complete element
 */
record LiveFragment(String id, String html) {}
