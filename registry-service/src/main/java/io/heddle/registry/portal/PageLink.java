// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

/**
 * Something to follow.
 *
 * @param href an address inside the portal, encoded
 * @param label for people
 */
public record PageLink(String href, String label) {}
