// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import java.util.List;

/** What the page of all domains prints. */
public record DomainList(List<DomainRow> domains) {
    public DomainList {
        domains = List.copyOf(domains);
    }
}
