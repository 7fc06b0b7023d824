// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import java.util.List;

/** What the page of all domains prints. */
public record DomainListPage(List<DomainRow> domains) {
    public DomainListPage {
        domains = List.copyOf(domains);
    }
}
