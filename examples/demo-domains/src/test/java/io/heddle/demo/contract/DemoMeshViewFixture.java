// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A mesh view of the demo contracts, with their schemas in an in-memory schema registry. */
public final class DemoMeshViewFixture {
    public static final String REGISTRY_SCOPE = "demo";
    public static final String REGISTRY_URL = "mock://" + REGISTRY_SCOPE;

    private DemoMeshViewFixture() {}

    /** Registers the schemas of all demo contracts and returns the view. */
    public static MeshView all() throws Exception {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(REGISTRY_SCOPE);
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>();
        for (DemoContract demo : DemoContract.all()) {
            Contract contract = DemoContractTest.read(demo);
            String topic = contract.topics().output(PortName.DEFAULT).value();
            SchemaId value = new SchemaId(registry.register(topic + "-value", new AvroSchema(contract.valueSchema())));
            Optional<SchemaId> key = Optional.empty();
            if (contract.key().isPresent()) {
                AvroSchema keySchema = new AvroSchema(contract.key().get().schema());
                key = Optional.of(new SchemaId(registry.register(topic + "-key", keySchema)));
            }
            ContractEntry entry = new ContractEntry(
                    contract, demo.document(), demo.schemas(), value, key,
                    Map.of(value, demo.schemaJson()), Instant.EPOCH);
            contracts.put(demo.product(), new TreeMap<>(Map.of(contract.version(), entry)));
        }
        return new MeshView(1, Map.of(), contracts);
    }
}
