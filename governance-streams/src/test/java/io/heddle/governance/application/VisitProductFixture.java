// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.contract.DomainName;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.mesh.MeshContracts;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.log.CommandDecision;
import io.heddle.log.CommandOutcome;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshChange;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogTopic;
import io.heddle.log.MeshLogWriter;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Contracts of visits, written to {@code mesh.registry} as the registry does, and matching records. */
final class VisitProductFixture {
    private static final int METRICS_ID = 1;
    private static final int VALUE_ID = 2;
    private static final String AVRO = """
            {"type": "record", "name": "visit", "fields": [
              {"name": "visit_id", "type": "long"}, {"name": "email", "type": "string"}, {"name": "pages", "type": \
            "long"}]}
            """;
    private static final Schema SCHEMA = new Schema.Parser().parse(AVRO);

    private VisitProductFixture() {}

    /** Writes the contracts of these products and that of {@code mesh.metrics} to the mesh log. */
    static void apply(String bootstrapServers, List<String> products) {
        MeshLogConfig config = MeshLogConfig.of(bootstrapServers);
        MeshLogTopic.ensure(config);
        List<MeshChange> changes = new ArrayList<>();
        changes.add(new MeshChange.PutDomain(domain(DomainName.MESH)));
        changes.add(new MeshChange.PutContract(
                entry(MeshContracts.metrics(), Map.of("metrics.avsc", MeshSchemas.metrics().toString()), METRICS_ID)));
        products.stream().map(product -> product.substring(0, product.indexOf('.'))).distinct()
                .forEach(name -> changes.add(new MeshChange.PutDomain(domain(new DomainName(name)))));
        products.forEach(product -> changes.add(new MeshChange.PutContract(contract(product))));
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            CommandOutcome<String> outcome = writer.submit(view -> CommandDecision.write(changes));
            assertThat(outcome).isInstanceOf(CommandOutcome.Committed.class);
        }
    }

    /** The topics of a product. */
    static String[] topics(String product) {
        return new String[] {product + ".v1.ingest", product + ".v1", product + ".v1.quarantine"};
    }

    /** A visit in the wire format; a negative number of pages breaks a rule. */
    static byte[] visit(long id, String email, long pages) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("visit_id", id);
        record.put("email", email);
        record.put("pages", pages);
        return FramedAvro.write(VALUE_ID, record);
    }

    static long idOf(byte[] visit) {
        return (Long) FramedAvro.read(SCHEMA, visit).get("visit_id");
    }

    private static DomainEntry domain(DomainName name) {
        return new DomainEntry(name, DomainEntry.Kind.SOURCE_ALIGNED, "team", "");
    }

    private static ContractEntry contract(String product) {
        int dot = product.indexOf('.');
        String source = """
                apiVersion: v3.1.0
                kind: DataContract
                id: %s
                name: Visits
                domain: %s
                dataProduct: %s
                version: 1.0.0
                status: active
                team: {name: web-team}
                schema:
                  - name: visit
                    physicalType: topic
                    logicalType: object
                    authoritativeDefinitions: [{type: implementation, url: visit.avsc}]
                    properties:
                      - {name: visit_id, logicalType: integer, physicalType: long, required: true}
                      - name: email
                        logicalType: string
                        classification: restricted
                        tags: [PII]
                        customProperties: [{property: masking, value: {strategy: hash}}]
                      - {name: pages, logicalType: integer, physicalType: long, logicalTypeOptions: {minimum: 0}}
                """.formatted(product, product.substring(0, dot), product.substring(dot + 1));
        ContractReading reading = ContractReader.read(source, SchemaSource.of(Map.of("visit.avsc", AVRO)));
        assertThat(reading).isInstanceOf(ContractReading.Valid.class);
        return entry((ContractReading.Valid) reading, Map.of("visit.avsc", AVRO), VALUE_ID);
    }

    private static ContractEntry entry(ContractReading.Valid read, Map<String, String> schemas, int id) {
        return new ContractEntry(
                read.contract(),
                read.document().source(),
                schemas,
                new SchemaId(id),
                read.contract().key().map(key -> new SchemaId(id + 100)),
                Map.of(new SchemaId(id), read.contract().valueSchema().toString()),
                Instant.EPOCH);
    }
}
