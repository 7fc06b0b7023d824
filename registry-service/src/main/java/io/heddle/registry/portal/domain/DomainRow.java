// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.registry.portal.SlaBadge;

/**
 * A domain in the list.
 *
 * @param sla the state of its worst product
 */
public record DomainRow(String name, String kind, String owner, String description, int products, SlaBadge sla) {}
