// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** A registry on a real broker with a few products, including one whose texts all contain markup. */
final class PortalMeshFixture implements AutoCloseable {
    static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";

    private final RegistryFixture registry;
    private final PlainHttpClient http;

    private PortalMeshFixture(RegistryFixture registry) {
        this.registry = registry;
        this.http = registry.http();
    }

    static PortalMeshFixture start() throws IOException {
        PortalMeshFixture mesh = new PortalMeshFixture(RegistryFixture.start());
        mesh.publishAll();
        return mesh;
    }

    URI uri() {
        return registry.uri();
    }

    PlainHttpClient http() {
        return http;
    }

    String bootstrapServers() {
        return registry.bootstrapServers();
    }

    private void publishAll() {
        publish("crm.customers", RegistryContractFixture.customers("1.0.0"), RegistryContractFixture.CUSTOMER);
        publish("crm.customers", RegistryContractFixture.customers("1.1.0"),
                RegistryContractFixture.CUSTOMER_WITH_NAME);
        publish("web.visits", renamed("web", "visits", "Visits"), RegistryContractFixture.CUSTOMER);
        publish("insights.people", renamed("insights", "people", "People")
                + "  - {property: inputs, value: [crm.customers, web.visits]}\n", RegistryContractFixture.CUSTOMER);
        String hostile = "'" + HOSTILE.replace("'", "''") + "'";
        publish("odd.markup", renamed("odd", "markup", "Markup")
                .replace("name: Markup", "name: " + hostile)
                .replace("purpose: Who our markup are", "purpose: " + hostile)
                .replace("usage: Join on customer_id", "usage: " + hostile)
                .replace("limitations: No marketing use", "limitations: " + hostile)
                .replace("{name: crm-team,", "{name: " + hostile + ",")
                .replace("{channel: \"#crm\", tool: slack}", "{channel: " + hostile + ", url: \"javascript:alert(3)\"}")
                .replace("tags: [PII]", "tags: [" + hostile + "]")
                .replace("classification: restricted", "classification: " + hostile)
                + "  - {property: inputs, value: [insights.people]}\n",
                RegistryContractFixture.CUSTOMER.replace("\"name\":\"customer_id\",\"type\":\"long\"",
                        "\"name\":\"customer_id\",\"type\":\"long\",\"doc\":\"" + HOSTILE.replace("\"", "\\\"")
                                + "\""));
        int sla = Objects
                .requireNonNull(registry.schemas().subjects().get("mesh.sla-value"), "mesh.sla has no schema")
                .getFirst();
        SlaStatusFixture.send(bootstrapServers(), sla, "crm.customers", "BREACHED", "nothing for 20 minutes");
        SlaStatusFixture.send(bootstrapServers(), sla, "web.visits", "MET", "a record 4 s ago");
        SlaStatusFixture.send(bootstrapServers(), sla, "odd.markup", "WAITING", HOSTILE);
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> http.json("/api/v1/sla").get("items").size() >= 3);
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> http.get("/api/v1/lineage?node=web.visits&depth=2").body().contains("odd.markup"));
    }

    private static String renamed(String domain, String name, String title) {
        return RegistryContractFixture.customers("1.0.0").replace("crm.customers", domain + "." + name)
                .replace("domain: crm", "domain: " + domain)
                .replace("dataProduct: customers", "dataProduct: " + name).replace("name: Customers", "name: " + title)
                .replace("our customers", "our " + name).replace("audience: [crm]", "audience: [" + domain + "]");
    }

    private void publish(String id, String contract, String schema) {
        registry.publish(id, contract, schema);
    }

    @Override
    public void close() {
        registry.close();
    }
}
