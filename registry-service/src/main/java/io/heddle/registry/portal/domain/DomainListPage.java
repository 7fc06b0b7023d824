// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import java.util.List;

/** The model of the page with all domains. */
public record DomainListPage(List<DomainRow> domains) {
    public DomainListPage {
        domains = List.copyOf(domains);
    }
}
