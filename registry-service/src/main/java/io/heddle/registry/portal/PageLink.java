// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

/**
 * A link.
 *
 * @param href an encoded address inside the portal
 * @param label the text to display
 */
public record PageLink(String href, String label) {}
