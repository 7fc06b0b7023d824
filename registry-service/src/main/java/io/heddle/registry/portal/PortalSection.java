// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

/** An entry of the navigation. A page belongs to one section, or to {@link #NONE}. */
public enum PortalSection {
    PRODUCTS("/products", "Products"),
    LINEAGE("/lineage", "Lineage"),
    DOMAINS("/domains", "Domains"),
    OPERATIONS("/operations", "Operations"),
    NONE("", "");

    private final String path;
    private final String label;

    PortalSection(String path, String label) {
        this.path = path;
        this.label = label;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** The sections displayed in the navigation. */
    public static PortalSection[] shown() {
        return new PortalSection[] {PRODUCTS, LINEAGE, DOMAINS, OPERATIONS};
    }
}
