// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The answer to an event that is stored.
 *
 * @param notices the parts that do not count; empty if all do
 */
@Schema(name = "LineageReceipt")
record LineageReceipt(List<LineageEventNotice> notices) {
    LineageReceipt {
        notices = List.copyOf(notices);
    }
}
