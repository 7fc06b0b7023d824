// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.demo.contract.DemoContract;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.net.URI;
import java.util.Map;

/** Applies the demo's domains and contracts through the registry's API, as {@code heddle apply} does. */
final class DemoContractApplier {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RegistryApiClient mesh;

    DemoContractApplier(URI mesh) {
        this.mesh = new RegistryApiClient(mesh);
    }

    /** Applies one contract and, before it, its domain. */
    void apply(DemoContract demo) {
        Map<?, ?> domain = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(demo.domainDocument());
        ObjectNode domainBody = JSON.objectNode()
                .put("kind", String.valueOf(domain.get("type")))
                .put("owner", String.valueOf(domain.get("owner")))
                .put("description", String.valueOf(domain.get("description")));
        mesh.putDomain(demo.product().domain().value(), domainBody, false).orThrow();

        ObjectNode contractBody = JSON.objectNode().put("contract", demo.document());
        ObjectNode schemas = contractBody.putObject("schemas");
        demo.schemas().forEach(schemas::put);
        mesh.putContract(demo.product().toString(), contractBody, false).orThrow();
    }
}
