// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Everything the monitor remembers of a product; the value of its state store.
 *
 * @param objectives by the objective's id
 */
record ProductMonitorState(ProductObservations observations, NavigableMap<String, ObjectiveStatus> objectives) {
    static final ProductMonitorState NEW = new ProductMonitorState(ProductObservations.NONE, new TreeMap<>());

    private static final int FORMAT = 1;

    ProductMonitorState {
        objectives = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(objectives));
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeBoolean(observations.lastAcceptedAt().isPresent());
            out.writeLong(observations.lastAcceptedAt().orElse(0));
            out.writeInt(observations.buckets().size());
            for (Map.Entry<Long, ProductObservations.Counts> bucket : observations.buckets().entrySet()) {
                out.writeLong(bucket.getKey());
                out.writeLong(bucket.getValue().accepted());
                out.writeLong(bucket.getValue().rejected());
            }
            out.writeInt(objectives.size());
            for (Map.Entry<String, ObjectiveStatus> objective : objectives.entrySet()) {
                ObjectiveStatus status = objective.getValue();
                out.writeUTF(objective.getKey());
                out.writeUTF(status.state().name());
                out.writeLong(status.since());
                out.writeLong(status.reportedAt());
                out.writeBoolean(status.breachOpen());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException if a newer version wrote the bytes */
    static ProductMonitorState of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("the monitor's state was written by another version");
            }
            boolean accepted = in.readBoolean();
            long acceptedAt = in.readLong();
            NavigableMap<Long, ProductObservations.Counts> buckets = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                buckets.put(in.readLong(), new ProductObservations.Counts(in.readLong(), in.readLong()));
            }
            NavigableMap<String, ObjectiveStatus> objectives = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                objectives.put(
                        in.readUTF(),
                        new ObjectiveStatus(
                                SlaObjectiveState.valueOf(in.readUTF()), in.readLong(), in.readLong(),
                                in.readBoolean()));
            }
            return new ProductMonitorState(
                    new ProductObservations(accepted ? OptionalLong.of(acceptedAt) : OptionalLong.empty(), buckets),
                    objectives);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
