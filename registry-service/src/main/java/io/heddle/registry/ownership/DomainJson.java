// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;

/**
 * A domain as returned by the API.
 *
 * @param products the number of its products
 */
record DomainJson(String name, String kind, String owner, String description, int products) {
    static DomainJson of(DomainEntry entry, MeshView view) {
        int products = (int) view.contracts().keySet().stream().filter(id -> id.domain().equals(entry.name())).count();
        return new DomainJson(entry.name().value(), entry.kind().word(), entry.owner(), entry.description(), products);
    }
}
