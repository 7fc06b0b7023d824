// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

/**
 * What a record, a partition or a whole gate waits for. A closed family: whoever adds a kind of wait gives it a code
 * and, in {@link MissingText}, its words. Values are names, numbers and kinds of failures, never the content of a
 * record. Immutable.
 *
 * <pre>{@code
 * Missing missing = new Missing.Partition("rentals.rentals.v1.output", 3);
 * missing.code(); // "partition"
 * MissingText.of(missing); // "partition 3 of topic rentals.rentals.v1.output; give it ..."
 * }</pre>
 */
public sealed interface Missing {
    /** A stable word for programs: part of health, heartbeats and the registry's API. */
    String code();

    /** The gate has not read {@code mesh.registry} to its end yet. */
    record MeshLog() implements Missing {
        @Override
        public String code() {
            return "mesh_log";
        }
    }

    /** Kafka does not answer. */
    record Kafka(String failure) implements Missing {
        @Override
        public String code() {
            return "kafka";
        }
    }

    /** No contract was ever applied for the ingest topic. */
    record Contract() implements Missing {
        @Override
        public String code() {
            return "contract";
        }
    }

    /** The mesh log lacks the contract of a topic of the mesh itself, which the registry writes when it starts. */
    record MeshContract(String topic) implements Missing {
        @Override
        public String code() {
            return "mesh_contract";
        }
    }

    /** A contract that is not compiled yet, or cannot be. */
    record Compilation(String needs) implements Missing {
        /** It is on its way. */
        public static final Compilation RUNNING = new Compilation("its contract to be compiled");

        @Override
        public String code() {
            return "compilation";
        }
    }

    /** The program of one writer schema. */
    record Schema(Part part, int schemaId, Missing cause) implements Missing {
        /** What of the record has the schema. */
        public enum Part {
            KEY,
            VALUE
        }

        @Override
        public String code() {
            return "schema";
        }
    }

    /** The schema registry does not answer, or contradicts the mesh log. */
    record SchemaRegistry(String needs) implements Missing {
        /** The answer to the first request is outstanding. */
        public static final SchemaRegistry ANSWER = new SchemaRegistry("the schema registry to answer");

        @Override
        public String code() {
            return "schema_registry";
        }
    }

    /** An event about a schema that breaks its contract has to be on {@code mesh.events} first. */
    record Event(String needs) implements Missing {
        @Override
        public String code() {
            return "event";
        }
    }

    /** A topic that does not exist, or that this gate may not see. */
    record Topic(String topic, Use use) implements Missing {
        /** What the gate does with it. */
        public enum Use {
            READ,
            WRITE
        }

        @Override
        public String code() {
            return "topic";
        }
    }

    /** A partition of an output topic: it has fewer than ingest. */
    record Partition(String topic, int partition) implements Missing {
        @Override
        public String code() {
            return "partition";
        }
    }

    /** A right on a topic, a group or the cluster. */
    record Permission(Right right, String resource) implements Missing {
        /** What has to be granted. */
        public enum Right {
            READ_TOPIC,
            WRITE_TOPIC,
            READ_GROUP,
            DESCRIBE_TOPICS
        }

        @Override
        public String code() {
            return "permission";
        }
    }

    /** A topic whose settings refuse even records of the last minute. */
    record TimestampRange(String topic) implements Missing {
        @Override
        public String code() {
            return "timestamp_range";
        }
    }

    /**
     * A topic whose settings refuse this record's timestamp.
     *
     * @param secondsAhead how far the timestamp is in the future; negative for the past
     */
    record Timestamp(String topic, long secondsAhead) implements Missing {
        @Override
        public String code() {
            return "timestamp";
        }
    }

    /** A quarantine topic that does not take a record that has to go there. */
    record RecordSize(String topic, long bytes) implements Missing {
        @Override
        public String code() {
            return "record_size";
        }
    }

    /** The masking keys cannot be read. */
    record Keys(String needs) implements Missing {
        @Override
        public String code() {
            return "keys";
        }
    }

    /** A producer's open transaction hides the records behind it. */
    record OpenTransaction() implements Missing {
        @Override
        public String code() {
            return "open_transaction";
        }
    }

    /** A record on which the engine fails, which is a defect. */
    record EngineFix(String failure) implements Missing {
        @Override
        public String code() {
            return "engine_fix";
        }
    }

    /** The gate fails to inspect topics, which is a defect. */
    record GateFix(String failure) implements Missing {
        @Override
        public String code() {
            return "gate_fix";
        }
    }
}
