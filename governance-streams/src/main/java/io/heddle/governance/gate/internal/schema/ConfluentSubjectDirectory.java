// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.avro.AvroRuntimeException;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A subject directory that uses the Confluent API. */
public final class ConfluentSubjectDirectory implements SubjectDirectory {
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int VERSION_NOT_FOUND = 40402;

    private final RestService service;

    public ConfluentSubjectDirectory(RestService service) {
        this.service = service;
    }

    @Override
    public Collection<String> all() throws IOException {
        try {
            return service.getAllSubjects();
        } catch (RestClientException e) {
            throw errorStatus(e);
        } catch (RuntimeException e) {
            throw invalidAnswer(e);
        }
    }

    @Override
    public List<Integer> versions(String subject) throws IOException {
        try {
            return service.getAllVersions(subject);
        } catch (RestClientException e) {
            if (isGone(e)) {
                return List.of();
            }
            throw errorStatus(e);
        } catch (RuntimeException e) {
            throw invalidAnswer(e);
        }
    }

    @Override
    public Optional<Version> version(String subject, int version) throws IOException {
        try {
            Schema found = service.getVersion(subject, version);
            return Optional.of(new Version(found.getId(), isRecord(found)));
        } catch (RestClientException e) {
            if (isGone(e)) {
                return Optional.empty();
            }
            throw errorStatus(e);
        } catch (RuntimeException e) {
            throw invalidAnswer(e);
        }
    }

    /** Schemas with references and non-Avro schemas count as records, because they are not plain key schemas. */
    private static boolean isRecord(Schema found) {
        String type = found.getSchemaType();
        if (type != null && !type.equals(AvroSchema.TYPE)) {
            return true;
        }
        try {
            return new org.apache.avro.Schema.Parser().parse(found.getSchema()).getType()
                    == org.apache.avro.Schema.Type.RECORD;
        } catch (AvroRuntimeException e) {
            return true;
        }
    }

    private static boolean isGone(RestClientException e) {
        return e.getErrorCode() == SUBJECT_NOT_FOUND || e.getErrorCode() == VERSION_NOT_FOUND;
    }

    private static IOException errorStatus(RestClientException e) {
        return new IOException("it answered " + e.getStatus() + " (" + e.getErrorCode() + ")");
    }

    private static IOException invalidAnswer(RuntimeException e) {
        return new IOException("its response cannot be parsed (" + e.getClass().getSimpleName() + ")");
    }
}
