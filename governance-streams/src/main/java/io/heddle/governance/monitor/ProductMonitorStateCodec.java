// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The bytes of a {@link ProductMonitorState} in the store and its changelog. The first byte is the format; a monitor
 * writes its own format and reads that and the earlier ones, so that it can take over the state of the version it
 * replaces.
 * <ul>
 * <li>Format 1 stores the state of an objective as text.
 * <li>Format 2 stores it as a number, which does not depend on the constant's name.
 * <li>Format 3 adds whether the product is in force and when it came back.</ul>
 */
final class ProductMonitorStateCodec {
    private static final byte NAMED_STATES = 1;
    private static final byte CODED_STATES = 2;
    private static final byte WITH_PRESENCE = 3;

    private ProductMonitorStateCodec() {}

    static byte[] encode(ProductMonitorState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(WITH_PRESENCE);
            write(state.observations(), out);
            out.writeInt(state.objectives().size());
            for (Map.Entry<String, ObjectiveStatus> objective : state.objectives().entrySet()) {
                ObjectiveStatus status = objective.getValue();
                out.writeUTF(objective.getKey());
                out.writeByte(codeOf(status.state()));
                out.writeLong(status.since());
                out.writeLong(status.reportedAt());
                out.writeBoolean(status.breachOpen());
            }
            out.writeBoolean(state.inForce());
            out.writeBoolean(state.returnedAt().isPresent());
            out.writeLong(state.returnedAt().orElse(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ProductObservations observations, DataOutputStream out) throws IOException {
        out.writeBoolean(observations.lastAcceptedAt().isPresent());
        out.writeLong(observations.lastAcceptedAt().orElse(0));
        out.writeInt(observations.buckets().size());
        for (Map.Entry<Long, ProductObservations.Counts> bucket : observations.buckets().entrySet()) {
            out.writeLong(bucket.getKey());
            out.writeLong(bucket.getValue().accepted());
            out.writeLong(bucket.getValue().rejected());
        }
    }

    /** @throws UncheckedIOException if the bytes are truncated, corrupt or in an unsupported format */
    static ProductMonitorState decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            StateReader states = switch (format) {
                case NAMED_STATES -> input -> SlaObjectiveState.valueOf(input.readUTF());
                case CODED_STATES, WITH_PRESENCE -> input -> stateOf(input.readByte());
                default -> throw new IOException("the monitor's state has format " + format
                        + ", and this version reads " + NAMED_STATES + " to " + WITH_PRESENCE);
            };
            ProductObservations observations = readObservations(in);
            NavigableMap<String, ObjectiveStatus> objectives = readObjectives(in, states);
            boolean inForce = format < WITH_PRESENCE || in.readBoolean();
            OptionalLong returnedAt = format < WITH_PRESENCE ? OptionalLong.empty() : readOptional(in);
            ProductMonitorState state = new ProductMonitorState(observations, objectives, inForce, returnedAt);
            if (in.available() > 0) {
                throw new IOException("the monitor's state is longer than its format says");
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("the monitor's state has an unknown objective state", e));
        }
    }

    private static ProductObservations readObservations(DataInputStream in) throws IOException {
        OptionalLong acceptedAt = readOptional(in);
        NavigableMap<Long, ProductObservations.Counts> buckets = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            buckets.put(in.readLong(), new ProductObservations.Counts(in.readLong(), in.readLong()));
        }
        return new ProductObservations(acceptedAt, buckets);
    }

    private static OptionalLong readOptional(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        long value = in.readLong();
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static NavigableMap<String, ObjectiveStatus> readObjectives(DataInputStream in, StateReader states)
            throws IOException {
        NavigableMap<String, ObjectiveStatus> objectives = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            objectives.put(
                    in.readUTF(),
                    new ObjectiveStatus(states.read(in), in.readLong(), in.readLong(), in.readBoolean()));
        }
        return objectives;
    }

    private static int codeOf(SlaObjectiveState state) {
        return switch (state) {
            case WAITING -> 1;
            case MET -> 2;
            case BREACHED -> 3;
            case UNKNOWN -> 4;
        };
    }

    private static SlaObjectiveState stateOf(byte code) {
        return Arrays.stream(SlaObjectiveState.values())
                .filter(state -> codeOf(state) == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of an objective has the code " + code));
    }

    /** Reads the state of an objective as one format writes it. */
    private interface StateReader {
        SlaObjectiveState read(DataInputStream in) throws IOException;
    }
}
