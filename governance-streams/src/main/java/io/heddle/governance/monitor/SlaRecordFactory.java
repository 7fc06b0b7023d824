// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractRef;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SlaObjective;
import io.heddle.governance.internal.wire.MeshTopicAvro;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The records of {@code mesh.sla} and {@code mesh.events}, in the Confluent wire format. */
final class SlaRecordFactory {
    private static final Schema STATE = MeshTopicAvro.SLA.getField("state").schema();

    private SlaRecordFactory() {}

    static byte[] status(
            SchemaId id, ContractRef contract, SlaObjective objective, ObjectiveEvaluation found, long since,
            long now) {
        GenericRecord record = new GenericData.Record(MeshTopicAvro.SLA);
        record.put("product", contract.product().toString());
        record.put("objective", objective.id());
        record.put("property", objective.property());
        record.put("contract", contract.toString());
        record.put("state", new GenericData.EnumSymbol(STATE, found.state().name()));
        record.put("target", found.target());
        record.put("actual", found.actual().isPresent() ? found.actual().getAsDouble() : null);
        record.put("since", since);
        record.put("evaluated_at", now);
        record.put("message", found.message());
        return frame(id, record);
    }

    static byte[] event(
            SchemaId id,
            ContractRef contract,
            SlaObjective objective,
            ObjectiveEvaluation found,
            ObjectiveStatus.Transition transition,
            long now) {
        String product = contract.product().toString();
        String type = transition == ObjectiveStatus.Transition.BREACHED ? "sla.breached" : "sla.recovered";
        String identity = String.join("|", product, objective.id(), type, Long.toString(now));
        GenericRecord record = new GenericData.Record(MeshTopicAvro.EVENTS);
        record.put("id", UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString());
        record.put("type", type);
        record.put("product", product);
        record.put("subject", objective.id());
        record.put("time", now);
        record.put("message", objective.property() + " of " + product + ": " + found.message());
        record.put(
                "attributes", Map.of("property", objective.property(), "contract", contract.toString()));
        return frame(id, record);
    }

    private static byte[] frame(SchemaId id, GenericRecord record) {
        byte[] avro = MeshTopicAvro.encode(record);
        return ByteBuffer.allocate(1 + Integer.BYTES + avro.length)
                .put((byte) 0)
                .putInt(id.value())
                .put(avro)
                .array();
    }
}
