// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.List;
import java.util.Map;

/**
 * A read side of the product.
 *
 * @param audience who it is for: domains ({@code crm}) or applications ({@code support.desk}); empty means everybody
 * @param overrides masks that replace those of the default port, by field
 */
public record OutputPort(PortName name, List<String> audience, Map<FieldPath, Mask> overrides) {
    public OutputPort {
        audience = List.copyOf(audience);
        overrides = Map.copyOf(overrides);
    }
}
