// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.contract.Contract;
import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractRef;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Encodes entities as JSON. Readers ignore unknown members; an entity that older readers would misinterpret gets a
 * higher {@code format}, which they reject.
 */
public final class EntryCodec {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryCodec() {}

    /** The entity cannot be read. The message gives the reason without any of its content. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    static byte[] encode(DomainEntry domain) {
        return bytes(envelope()
                .put("kind", domain.kind().word())
                .put("owner", domain.owner())
                .put("description", domain.description()));
    }

    static byte[] encode(ContractEntry entry) {
        ObjectNode node = envelope().put("source", entry.source());
        ObjectNode schemas = node.putObject("schemas");
        entry.schemas().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
        node.put("valueSchemaId", entry.valueSchemaId().value());
        entry.keySchemaId().ifPresent(id -> node.put("keySchemaId", id.value()));
        ObjectNode known = node.putObject("knownSchemas");
        entry.knownSchemas().forEach((id, schema) -> known.put(id.toString(), schema));
        return bytes(node.put("appliedAt", entry.appliedAt().toString()));
    }

    public static DomainEntry domain(DomainName name, byte[] value) throws UnreadableException {
        JsonNode node = parse(value);
        try {
            return new DomainEntry(
                    name,
                    DomainEntry.Kind.ofWord(text(node, "kind")),
                    text(node, "owner"),
                    node.path("description").asText(""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("its kind is unknown to this version");
        }
    }

    public static ContractEntry contract(ContractRef ref, byte[] value) throws UnreadableException {
        JsonNode node = parse(value);
        String source = text(node, "source");
        Map<String, String> schemas = strings(node.path("schemas"));
        SchemaSource known = SchemaSource.of(schemas);
        ContractReading reading = ref.product().domain().isMesh()
                ? ContractReader.readMesh(source, known)
                : ContractReader.read(source, known);
        if (reading instanceof ContractReading.Invalid invalid) {
            throw new UnreadableException("its document has faults for this version: " + invalid.faults().stream()
                    .map(ContractFault::code)
                    .distinct()
                    .collect(Collectors.joining(", ")));
        }
        ContractReading.Valid valid = (ContractReading.Valid) reading;
        if (!valid.contract().ref().equals(ref)) {
            throw new UnreadableException("its document belongs to another contract");
        }
        Map<SchemaId, String> writers = new HashMap<>();
        try {
            strings(node.path("knownSchemas")).forEach((id, schema) -> writers.put(schemaId(id), schema));
            checkSchema(valid.contract(), writers.get(schemaId(node.path("valueSchemaId").asText())));
            Contract contract = valid.contract();
            boolean keyless = node.get("keySchemaId") == null
                    && contract.key().filter(ProductKey::isRecord).isPresent();
            return new ContractEntry(
                    // Earlier versions applied contracts with several primary keys as keyless.
                    keyless ? contract.toBuilder().key(Optional.empty()).build() : contract,
                    source,
                    schemas,
                    schemaId(node.path("valueSchemaId").asText()),
                    Optional.ofNullable(node.get("keySchemaId")).map(JsonNode::asText).map(EntryCodec::schemaId),
                    writers,
                    Instant.parse(text(node, "appliedAt")));
        } catch (NumberFormatException e) {
            throw new UnreadableException("a schema id is not a number");
        } catch (DateTimeException e) {
            throw new UnreadableException("appliedAt is not a time");
        }
    }

    /** Outputs carry the id of the registered schema, so a version that derives another one must not publish them. */
    private static void checkSchema(Contract contract, @Nullable String registered) throws UnreadableException {
        if (registered == null) {
            return;
        }
        try {
            if (new Schema.Parser().parse(registered).equals(contract.valueSchema())) {
                return;
            }
        } catch (AvroRuntimeException e) {
            throw new UnreadableException("its registered schema is not Avro");
        }
        throw new UnreadableException("this version reads another schema from its document than was registered for it;"
                + " apply it again with a new major version");
    }

    private static SchemaId schemaId(String text) {
        return new SchemaId(Integer.parseInt(text));
    }

    private static ObjectNode envelope() {
        return JsonNodeFactory.instance.objectNode().put("format", FORMAT);
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException("JSON nodes always write", e);
        }
    }

    private static JsonNode parse(byte[] value) throws UnreadableException {
        JsonNode node;
        try {
            node = JSON.readTree(value);
        } catch (IOException e) {
            // Jackson's message quotes the content, so the cause is dropped.
            throw new UnreadableException("it is not JSON");
        }
        int format = node.path("format").asInt(-1);
        if (format < 1) {
            throw new UnreadableException("it has no format number");
        }
        if (format > FORMAT) {
            throw new UnreadableException(
                    "it is written in format " + format + " and this version reads up to " + FORMAT);
        }
        return node;
    }

    private static String text(JsonNode node, String member) throws UnreadableException {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual()) {
            throw new UnreadableException("it has no string '" + member + "'");
        }
        return value.textValue();
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> all = new HashMap<>();
        node.properties().forEach(member -> all.put(member.getKey(), member.getValue().asText()));
        return all;
    }
}
