// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

/**
 * Code to paste.
 *
 * @param id unique on the page
 * @param needs what has to be installed first
 */
public record CodeSnippet(String id, String label, String needs, String code) {}
