// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

/**
 * What a record, a partition or a whole gate waits for. A new kind needs a code here and a text in {@link MissingText}.
 * Values are names, numbers and kinds of failures, never the content of a record. Immutable.
 *
 * <pre>{@code
 * Missing missing = new Missing.Partition("rentals.rentals.v1.output", 3);
 * missing.code(); // "partition"
 * MissingText.of(missing); // "partition 3 of topic rentals.rentals.v1.output; give it ..."
 * }</pre>
 */
public sealed interface Missing {
    /** A stable code for programs, used in health, heartbeats and the registry's API. */
    String code();

    /** The gate has not read {@code mesh.registry} to its end yet. */
    record MeshLog() implements Missing {
        @Override
        public String code() {
            return "mesh_log";
        }
    }

    /** Kafka does not respond. */
    record Kafka(String failure) implements Missing {
        @Override
        public String code() {
            return "kafka";
        }
    }

    /** No contract has been applied for the ingest topic. */
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

    /** The contract is not compiled yet or does not compile. */
    record Compilation(String needs) implements Missing {
        /** Compilation is in progress. */
        public static final Compilation RUNNING = new Compilation("its contract to be compiled");

        @Override
        public String code() {
            return "compilation";
        }
    }

    /** The compiled program of one writer schema. */
    record Schema(Part part, int schemaId, Missing cause) implements Missing {
        /** The part of the record that has the schema. */
        public enum Part {
            KEY,
            VALUE
        }

        @Override
        public String code() {
            return "schema";
        }
    }

    /** The schema registry does not respond or contradicts the mesh log. */
    record SchemaRegistry(String needs) implements Missing {
        /** No response to the first request yet. */
        public static final SchemaRegistry ANSWER = new SchemaRegistry("the schema registry to answer");

        @Override
        public String code() {
            return "schema_registry";
        }
    }

    /** The event about a schema that breaks its contract must be on {@code mesh.events} first. */
    record Event(String needs) implements Missing {
        @Override
        public String code() {
            return "event";
        }
    }

    /** A topic that does not exist or is not visible to this gate. */
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

    /** A partition of an output topic, which has fewer partitions than the ingest topic. */
    record Partition(String topic, int partition) implements Missing {
        @Override
        public String code() {
            return "partition";
        }
    }

    /** A permission on a topic, a group or the cluster. */
    record Permission(Right right, String resource) implements Missing {
        /** The permission to grant. */
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

    /** A topic whose settings reject even records of the last minute. */
    record TimestampRange(String topic) implements Missing {
        @Override
        public String code() {
            return "timestamp_range";
        }
    }

    /**
     * A topic whose settings reject this record's timestamp.
     *
     * @param secondsAhead how far the timestamp is in the future; negative for the past
     */
    record Timestamp(String topic, long secondsAhead) implements Missing {
        @Override
        public String code() {
            return "timestamp";
        }
    }

    /** A quarantine topic whose size limit rejects a record that must go there. */
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

    /** The engine fails on a record, which is a defect. */
    record EngineFix(String failure) implements Missing {
        @Override
        public String code() {
            return "engine_fix";
        }
    }

    /** The gate cannot inspect topics because of a defect. */
    record GateFix(String failure) implements Missing {
        @Override
        public String code() {
            return "gate_fix";
        }
    }
}
