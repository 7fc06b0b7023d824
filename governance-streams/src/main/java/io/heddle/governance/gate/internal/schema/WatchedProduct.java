// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A product whose subjects are polled.
 *
 * @param entry the contract in force of one of its majors
 * @param versions every version of that major including drafts, whose schemas are registered before they are in force
 */
public record WatchedProduct(ContractEntry entry, List<ContractEntry> versions) {
    public WatchedProduct {
        versions = List.copyOf(versions);
    }

    /** Whether a version of the contract, in force or not, has this schema id. */
    public boolean isContractSchema(RecordPart part, int schemaId) {
        SchemaId id = new SchemaId(schemaId);
        return versions.stream().anyMatch(version -> part == RecordPart.KEY
                ? version.keySchemaId().equals(Optional.of(id))
                : version.valueSchemaId().equals(id));
    }

    /** The role of a subject for the product. */
    public enum Role {
        INGEST_VALUE,
        INGEST_KEY,
        /** Named after a record type in the ingest topic; its schema shows whether it is for keys or values. */
        INGEST_ANY,
        OUTPUT_VALUE,
        OUTPUT_KEY
    }

    /** A subject of a product. */
    record Subject(String name, WatchedProduct product, Role role) {}

    /** Every major of the product that has a contract in force. */
    public static List<WatchedProduct> of(MeshView view, ProductId product) {
        List<WatchedProduct> watched = new ArrayList<>();
        for (int major : new TreeSet<>(view.history(product).keySet().stream().map(ContractVersion::major).toList())) {
            ProductTopics topics = new ProductTopics(product, major);
            view.current(topics)
                    .ifPresent(entry -> watched.add(new WatchedProduct(entry, view.versions(topics))));
        }
        return watched;
    }

    /** The registry's subjects that belong to the products. */
    static Collection<Subject> subjectsOf(Collection<WatchedProduct> products, Collection<String> all) {
        Map<String, Subject> named = new HashMap<>();
        Map<String, WatchedProduct> byIngest = new HashMap<>();
        for (WatchedProduct product : products) {
            Contract contract = product.entry().contract();
            boolean keyed = contract.key().isPresent();
            TopicName ingest = contract.topics().ingest();
            byIngest.put(ingest.value(), product);
            add(named, product, ingest.valueSubject(), Role.INGEST_VALUE);
            if (keyed) {
                add(named, product, ingest.keySubject(), Role.INGEST_KEY);
            }
            contract.ports().forEach(port -> {
                TopicName output = contract.topics().output(port.name());
                add(named, product, output.valueSubject(), Role.OUTPUT_VALUE);
                if (keyed) {
                    add(named, product, output.keySubject(), Role.OUTPUT_KEY);
                }
            });
        }
        List<Subject> found = new ArrayList<>();
        for (String name : all) {
            Subject subject = named.get(name);
            if (subject == null) {
                subject = ofRecordName(name, byIngest);
            }
            if (subject != null) {
                found.add(subject);
            }
        }
        return found;
    }

    private static void add(Map<String, Subject> named, WatchedProduct product, String name, Role role) {
        named.put(name, new Subject(name, product, role));
    }

    /** {@code {topic}-{record}}, the subject name of clients that write several types to one topic. */
    private static @Nullable Subject ofRecordName(
            String name, Map<String, WatchedProduct> byIngest) {
        int end = name.indexOf(".ingest-");
        WatchedProduct product = end < 0 ? null : byIngest.get(name.substring(0, end + ".ingest".length()));
        boolean keyOfKeyless = product != null && name.endsWith("-key") && product.entry().contract().key().isEmpty();
        return product == null || keyOfKeyless ? null : new Subject(name, product, Role.INGEST_ANY);
    }
}
