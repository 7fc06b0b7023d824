// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

/**
 * Code to copy and paste.
 *
 * @param id unique on the page
 * @param needs the prerequisites to install
 */
public record CodeSnippet(String id, String label, String needs, String code) {}
