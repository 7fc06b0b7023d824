// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.SchemaSource;
import org.apache.avro.Schema;

import java.util.Map;

/** The Avro schemas of the values on the mesh topics. Immutable and thread-safe. */
public final class MeshSchemas {
    private static final String METRICS_FILE = "metrics.avsc";
    private static final String SLA_FILE = "sla.avsc";
    private static final String EVENTS_FILE = "events.avsc";
    private static final String HEARTBEATS_FILE = "heartbeats.avsc";
    private static final Schema METRICS = new Schema.Parser().parse(MeshResource.text(METRICS_FILE));
    private static final Schema SLA = new Schema.Parser().parse(MeshResource.text(SLA_FILE));
    private static final Schema EVENTS = new Schema.Parser().parse(MeshResource.text(EVENTS_FILE));
    private static final Schema HEARTBEATS = new Schema.Parser().parse(MeshResource.text(HEARTBEATS_FILE));

    private MeshSchemas() {}

    /** {@code io.heddle.mesh.GateMetrics}, on {@code mesh.metrics}. */
    public static Schema metrics() {
        return METRICS;
    }

    /** {@code io.heddle.mesh.SlaStatus}, on {@code mesh.sla}. */
    public static Schema sla() {
        return SLA;
    }

    /** {@code io.heddle.mesh.MeshEvent}, on {@code mesh.events}. */
    public static Schema events() {
        return EVENTS;
    }

    /** {@code io.heddle.mesh.Heartbeat}, on {@code mesh.heartbeats}. */
    public static Schema heartbeats() {
        return HEARTBEATS;
    }

    /** The schemas, by the URLs that the mesh's contracts use for them. */
    public static SchemaSource source() {
        return SchemaSource.of(Map.of(
                METRICS_FILE, MeshResource.text(METRICS_FILE),
                SLA_FILE, MeshResource.text(SLA_FILE),
                EVENTS_FILE, MeshResource.text(EVENTS_FILE),
                HEARTBEATS_FILE, MeshResource.text(HEARTBEATS_FILE)));
    }
}
