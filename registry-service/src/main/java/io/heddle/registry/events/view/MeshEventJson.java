// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events.view;

import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.MeshEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** An event in the mesh, as returned by the API. */
@Schema(name = "MeshEvent")
public record MeshEventJson(
        String id,
        String type,
        @Nullable String product,
        String subject,
        String time,
        String message,
        Map<String, String> attributes) {
    static MeshEventJson of(MeshEvent event) {
        return new MeshEventJson(
                event.id().toString(),
                event.type(),
                event.product().map(ProductId::toString).orElse(null),
                event.subject(),
                event.time().toString(),
                event.message(),
                new TreeMap<>(event.attributes()));
    }
}
