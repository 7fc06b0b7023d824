// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.avro.AvroToJson;
import io.heddle.contract.wire.ConfluentFrame;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Converts Confluent wire-format bytes to JSON, using schemas from the mesh's schema registry. Not thread-safe. */
public final class WireFormatToJson {
    private static final int CACHE_SIZE = 1_000;
    private final String url;
    private final SchemaRegistryClient client;
    private final Map<Integer, Optional<AvroToJson>> converters = new HashMap<>();

    public WireFormatToJson(MeshConnectionInfo mesh) {
        this.url = mesh.schemaRegistryUrl();
        this.client = new CachedSchemaRegistryClient(url, CACHE_SIZE, Map.of());
    }

    /**
     * One line of JSON; empty if the bytes are not in the wire format, their schema is unknown, or they do not match
     * it.
     */
    public Optional<String> toJson(byte[] bytes) {
        if (!ConfluentFrame.isFramed(bytes)) {
            return Optional.empty();
        }
        return converters.computeIfAbsent(ConfluentFrame.schemaId(bytes), this::load)
                .flatMap(converter -> converter.line(bytes, ConfluentFrame.PREFIX_BYTES,
                        ConfluentFrame.avroLength(bytes)));
    }

    private Optional<AvroToJson> load(int id) {
        try {
            return client.getSchemaById(id) instanceof AvroSchema avro
                    ? Optional.of(new AvroToJson(avro.rawSchema()))
                    : Optional.empty();
        } catch (RestClientException answered) {
            if (answered.getStatus() == 404) {
                return Optional.empty();
            }
            throw unreachable(answered);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private CliException unreachable(Exception cause) {
        return new CliException(ExitCodes.UNREACHABLE, "the schema registry at " + url + " does not answer",
                "check that the mesh is running; 'heddle up' starts a local one", cause);
    }
}
