// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.Team;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.UndeclaredData;
import io.heddle.governance.MeshSchemas;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A product to test with: customers with a key, an e-mail that the default port hashes and the port {@code full} shows. */
public final class Customers {
    public static final Schema SCHEMA = new Schema.Parser()
            .parse(
                    """
                    {"type":"record","name":"Customer","namespace":"test","fields":[
                      {"name":"customer_id","type":"long"},
                      {"name":"email","type":"string"},
                      {"name":"amount","type":"long"},
                      {"name":"note","type":"string","default":"none"}]}""");

    /** What an older writer sends: no note. */
    public static final Schema OLD = new Schema.Parser()
            .parse(
                    """
                    {"type":"record","name":"Customer","namespace":"test","fields":[
                      {"name":"customer_id","type":"long"},
                      {"name":"email","type":"string"},
                      {"name":"amount","type":"long"}]}""");

    public static final Schema OTHER = new Schema.Parser()
            .parse(
                    """
                    {"type":"record","name":"Customer","namespace":"test","fields":[
                      {"name":"something","type":"double"}]}""");

    public static final int VALUE_ID = 7;
    public static final int KEY_ID = 8;
    public static final int METRICS_ID = 3;
    public static final ProductId ID = ProductId.parse("crm.customers");
    public static final String INGEST = "crm.customers.v1.ingest";
    public static final String OUTPUT = "crm.customers.v1";
    public static final String FULL = "crm.customers.v1.full";
    public static final String QUARANTINE = "crm.customers.v1.quarantine";

    private Customers() {}

    /** What a test varies. */
    public record Variant(
            String id,
            String version,
            boolean compacted,
            Optional<Schema> key,
            Optional<Mask> keyMask,
            long minimum,
            Severity severity,
            ContractStatus status,
            List<SlaObjective> sla) {
        public Variant version(String v) {
            return new Variant(id, v, compacted, key, keyMask, minimum, severity, status, sla);
        }

        public Variant id(String i) {
            return new Variant(i, version, compacted, key, keyMask, minimum, severity, status, sla);
        }

        public Variant compactedTopic() {
            return new Variant(id, version, true, key, keyMask, minimum, severity, status, sla);
        }

        public Variant keyless() {
            return new Variant(id, version, compacted, Optional.empty(), keyMask, minimum, severity, status, sla);
        }

        public Variant keyed(Schema schema) {
            return new Variant(id, version, compacted, Optional.of(schema), keyMask, minimum, severity, status, sla);
        }

        public Variant keyMasked(Mask mask) {
            return new Variant(id, version, compacted, key, Optional.of(mask), minimum, severity, status, sla);
        }

        public Variant minimum(long m, Severity s) {
            return new Variant(id, version, compacted, key, keyMask, m, s, status, sla);
        }

        public Variant status(ContractStatus s) {
            return new Variant(id, version, compacted, key, keyMask, minimum, severity, s, sla);
        }

        public Variant sla(SlaObjective... objectives) {
            return new Variant(
                    id, version, compacted, key, keyMask, minimum, severity, status, List.of(objectives));
        }

        public Contract contract() {
            return contractOf(this);
        }

        public ContractEntry entry() {
            return new ContractEntry(
                    contract(),
                    "",
                    Map.of(),
                    new SchemaId(VALUE_ID),
                    key.map(schema -> new SchemaId(KEY_ID)),
                    Map.of(),
                    Instant.EPOCH);
        }
    }

    public static Variant standard() {
        return new Variant(
                "crm.customers",
                "1.0.0",
                false,
                Optional.of(Schema.create(Schema.Type.LONG)),
                Optional.empty(),
                0,
                Severity.ERROR,
                ContractStatus.ACTIVE,
                List.of());
    }

    private static Contract contractOf(Variant variant) {
        ProductId id = ProductId.parse(variant.id());
        List<FieldPromise> fields = new ArrayList<>();
        fields.add(new FieldPromise(
                FieldPath.of("customer_id"),
                "",
                Set.of(),
                variant.keyMask().orElse(new Mask.None()),
                List.of(),
                true,
                ""));
        fields.add(new FieldPromise(
                FieldPath.of("email"), "restricted", Set.of("PII"), new Mask.Hash(), List.of(), false, ""));
        fields.add(new FieldPromise(
                FieldPath.of("amount"),
                "",
                Set.of(),
                new Mask.None(),
                List.of(new FieldRule.Minimum(
                        "amount.minimum", variant.severity(), BigDecimal.valueOf(variant.minimum()), false)),
                false,
                ""));
        return new Contract(
                id,
                ContractVersion.parse(variant.version()),
                variant.status(),
                "Customers",
                new Contract.Description("", "", ""),
                new Team("crm-team", List.of()),
                List.of(),
                Set.of(),
                SCHEMA,
                variant.key().map(schema -> new ProductKey(FieldPath.of("customer_id"), schema)),
                fields,
                List.of(),
                variant.sla(),
                new TopicSettings(
                        TopicSettings.Compatibility.BACKWARD_TRANSITIVE,
                        2,
                        Optional.empty(),
                        variant.compacted(),
                        Optional.<Duration>empty()),
                List.of(
                        new OutputPort(PortName.DEFAULT, List.of(), Map.of()),
                        new OutputPort(
                                new PortName("full"),
                                List.of("crm"),
                                Map.of(
                                        FieldPath.of("email"),
                                        new Mask.None(),
                                        FieldPath.of("customer_id"),
                                        new Mask.None()))),
                List.of(),
                UndeclaredData.UNSAID);
    }

    /** A mesh with the standard contract for each of these products. */
    public static MeshView viewOf(String... products) {
        return view(Stream.of(products).map(product -> standard().id(product).entry()).toArray(ContractEntry[]::new));
    }

    /** A mesh with these contracts and those of the mesh's own topics. */
    public static MeshView view(ContractEntry... entries) {
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>();
        Map<DomainName, DomainEntry> domains = new HashMap<>();
        List<ContractEntry> all = new ArrayList<>(List.of(entries));
        all.add(MeshContracts.of("mesh.metrics", MeshSchemas.METRICS, METRICS_ID));
        all.add(MeshContracts.of("mesh.sla", MeshSchemas.SLA, METRICS_ID + 1));
        all.add(MeshContracts.of("mesh.events", MeshSchemas.EVENTS, METRICS_ID + 2));
        for (ContractEntry entry : all) {
            ProductId id = entry.contract().id();
            contracts.computeIfAbsent(id, any -> new TreeMap<>())
                    .put(entry.contract().version(), entry);
            domains.put(
                    id.domain(), new DomainEntry(id.domain(), DomainEntry.Kind.SOURCE_ALIGNED, "team", ""));
        }
        return new MeshView(1, domains, contracts);
    }

    public static GenericRecord record(Schema schema, long id, String email, long amount) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("customer_id", id);
        record.put("email", email);
        record.put("amount", amount);
        if (schema.getField("note") != null) {
            record.put("note", "none");
        }
        return record;
    }

    /** A value on the wire. */
    public static byte[] value(long id, String email, long amount) {
        return value(VALUE_ID, SCHEMA, record(SCHEMA, id, email, amount));
    }

    public static byte[] value(int schemaId, Schema schema, GenericRecord record) {
        return WireFormat.frame(new SchemaId(schemaId), ReferenceEngine.encode(schema, record));
    }

    /** An Avro key on the wire. */
    public static byte[] key(long id) {
        return WireFormat.frame(
                new SchemaId(KEY_ID), ReferenceEngine.encode(Schema.create(Schema.Type.LONG), id));
    }
}
