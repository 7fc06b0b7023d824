// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;
import io.heddle.contract.yaml.YamlNode;
import org.apache.avro.Schema;

import java.util.List;
import java.util.Optional;

/**
 * The Avro schema of a contract and the schema object that describes it.
 *
 * @param object empty if the contract has none
 * @param schema empty if there is no usable schema
 * @param derived whether it was derived from the properties and therefore matches them
 * @param release the release of ODCS that the document is written in
 */
public record ValueSchema(Optional<DocumentSection> object, Optional<Schema> schema, Optional<FieldIndex> index,
        boolean derived, OdcsRelease release) {

    public static ValueSchema read(DocumentSection root, Optional<ProductTopics> topics, SchemaSource source) {
        Optional<DocumentSection> object = object(root);
        OdcsRelease release = OdcsRelease.of(root.text("apiVersion"));
        if (object.isEmpty()) {
            return new ValueSchema(Optional.empty(), Optional.empty(), Optional.empty(), false, release);
        }
        checkPhysical(object.get(), topics);
        List<DocumentSection> references = object.get().sections("authoritativeDefinitions").stream()
                .filter(definition -> definition.text("type").equals(Optional.of("implementation")))
                .toList();
        boolean derived = references.isEmpty();
        Optional<Schema> schema = derived
                ? derive(object.get(), topics.map(ProductTopics::product), release)
                : AvroDefinitionSet.read(references, source);
        Optional<FieldIndex> index = schema.map(FieldIndex::of).filter(i -> isUsable(i, object.get()));
        return new ValueSchema(object, index.isEmpty() ? Optional.empty() : schema, index, derived, release);
    }

    private static Optional<DocumentSection> object(DocumentSection root) {
        List<DocumentSection> objects = root.sections("schema");
        if (objects.isEmpty() && root.items("schema").isEmpty()) {
            root.fault(
                    "schema.missing", "schema", "the contract has no schema object, so there is nothing to publish",
                    "add 'schema' with one object of physicalType topic");
        }
        for (DocumentSection other : objects.stream().skip(1).toList()) {
            root.findings().fault(
                    "schema.several", other.node(), other.path(),
                    "a product has one topic, so a contract has one schema object",
                    "give this object a product and a contract of its own");
        }
        return objects.stream().findFirst();
    }

    private static void checkPhysical(DocumentSection object, Optional<ProductTopics> topics) {
        String type = object.text("physicalType").orElse("topic");
        if (type.equalsIgnoreCase("record")) {
            object.notice("schema.physicalType.read", "physicalType",
                    "'" + type + "' is read as 'topic': the records of this object are published on a topic");
        } else if (!type.equalsIgnoreCase("topic")) {
            object.fault(
                    "schema.physicalType.invalid", "physicalType", "'" + type + "' is not a physical type that "
                            + "Heddle publishes",
                    "write 'physicalType: topic'");
        }
        if (topics.isPresent() && object.text("physicalName").isPresent()) {
            String expected = topics.get().output(io.heddle.contract.PortName.DEFAULT).value();
            String actual = object.text("physicalName").get();
            if (!actual.equals(expected)) {
                object.fault(
                        "schema.physicalName.mismatch", "physicalName",
                        "'" + actual + "' is not the product's topic, which follows from id and version",
                        "write 'physicalName: " + expected + "', or leave it out");
            }
        }
    }

    private static Optional<Schema> derive(DocumentSection object, Optional<ProductId> product,
            OdcsRelease release) {
        if (object.items("properties").isEmpty()) {
            object.fault(
                    "schema.empty", "properties", "there is neither an Avro schema nor a property to derive one from",
                    "add 'authoritativeDefinitions: [{type: implementation, url: schemas/....avsc}]',"
                            + " or list 'properties'");
            return Optional.empty();
        }
        String namespace = product.map(id -> id.toString().replace('-', '_')).orElse("unknown");
        return new SchemaDerivation(namespace, object.findings(), release).derive(object);
    }

    private static boolean isUsable(FieldIndex index, DocumentSection object) {
        if (!index.isComplete()) {
            object.findings().fault(
                    "schema.avro.invalid", object.node(), object.path(),
                    "the Avro schema has more than " + FieldIndex.MAX_PATHS + " field paths", "split the product");
        }
        return index.isComplete();
    }

    /** The node to report for faults of the schema as a whole. */
    public static YamlNode pointer(Optional<DocumentSection> object, DocumentSection root) {
        return object.map(section -> section.nodeAt("authoritativeDefinitions")).orElse(root.node());
    }
}
