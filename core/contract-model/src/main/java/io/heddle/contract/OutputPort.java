// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.List;
import java.util.Map;

/**
 * An interface through which consumers read the product.
 *
 * @param audience domains ({@code crm}) or applications ({@code support.desk}); empty means everyone
 * @param overrides masks that replace those of the default port, by field
 */
public record OutputPort(PortName name, List<String> audience, Map<FieldPath, Mask> overrides) {
    public OutputPort {
        audience = List.copyOf(audience);
        overrides = Map.copyOf(overrides);
    }
}
