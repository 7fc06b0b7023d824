// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

/**
 * A part of a page.
 *
 * @param id of the element, which is also the name of the event that brings a newer one
 * @param html the whole element
 */
record LiveFragment(String id, String html) {}
