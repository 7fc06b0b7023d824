// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

/** Describes what is missing and how to fix it, as text for people. Thread-safe. */
public final class MissingText {
    private MissingText() {}

    /** The text that follows "waits for". */
    public static String of(Missing missing) {
        return switch (missing) {
            case Missing.MeshLog log -> "mesh.registry to be read to its end";
            case Missing.Kafka kafka -> "Kafka to answer (" + kafka.failure()
                    + "); start the brokers, or fix the bootstrap address and the network";
            case Missing.Contract contract -> "a contract for the topic in mesh.registry";
            case Missing.MeshContract contract -> "the contract of " + contract.topic() + " in mesh.registry";
            case Missing.Compilation compilation -> compilation.needs();
            case Missing.Schema schema -> (schema.part() == Missing.Schema.Part.KEY ? "key schema " : "schema ")
                    + schema.schemaId() + ": " + of(schema.cause());
            case Missing.SchemaRegistry registry -> registry.needs();
            case Missing.Event event -> event.needs();
            case Missing.Topic topic -> "topic " + topic.topic()
                    + ", which does not exist or is hidden from this gate; apply the contract again, or grant "
                    + grants(topic.use());
            case Missing.Partition partition -> "partition " + partition.partition() + " of topic "
                    + partition.topic() + "; give it as many partitions as ingest has";
            case Missing.Permission permission -> of(permission);
            case Missing.TimestampRange range ->
                "message.timestamp.before.max.ms of topic " + range.topic() + " to be at least a minute";
            case Missing.Timestamp timestamp -> of(timestamp);
            case Missing.RecordSize size ->
                "max.message.bytes of topic " + size.topic() + " to be at least " + size.bytes();
            case Missing.Keys keys -> "the masking keys: " + keys.needs();
            case Missing.OpenTransaction transaction -> "a producer's transaction to end, which has been open since"
                    + " this offset; restart that producer, or abort it with kafka-transactions.sh";
            case Missing.EngineFix defect -> "a gate without this defect: the engine fails on this record ("
                    + defect.failure() + "); report it, and replace the gate or change the contract";
            case Missing.GateFix defect -> "a gate without this defect: it fails to inspect topics (" + defect.failure()
                    + "); report it with a log at debug level";
        };
    }

    private static String grants(Missing.Topic.Use use) {
        return switch (use) {
            case READ -> "READ and DESCRIBE";
            case WRITE -> "DESCRIBE";
        };
    }

    private static String of(Missing.Permission permission) {
        String resource = permission.resource();
        return switch (permission.right()) {
            case READ_TOPIC -> "permission to READ topic " + resource + "; grant it to this gate";
            case WRITE_TOPIC -> "permission to WRITE to topic " + resource + "; grant it to this gate";
            case READ_GROUP -> "permission to READ group " + resource + "; grant it to this gate";
            case DESCRIBE_TOPICS -> "permission to inspect " + resource
                    + "; grant this gate DESCRIBE and DESCRIBE_CONFIGS on the mesh's topics";
        };
    }

    private static String of(Missing.Timestamp timestamp) {
        boolean isAhead = timestamp.secondsAhead() > 0;
        return "topic " + timestamp.topic() + " to accept the record's timestamp, " + Math.abs(timestamp.secondsAhead())
                + " s in the " + (isAhead ? "future" : "past") + "; raise message.timestamp."
                + (isAhead ? "after" : "before") + ".max.ms";
    }
}
