// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractRef;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.log.internal.codec.EntryKey;
import org.apache.avro.Schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of the mesh at one position of the log. Immutable; every change creates a new view.
 *
 * <p>An entry that this version of Heddle cannot read is listed in {@code unreadable} instead of {@code domains} or
 * {@code contracts}. No older version takes effect in place of an unreadable one, because it might publish data that
 * the newer contract masks.
 *
 * @param position one more than the offset of the last record in this view: everything below it is included
 * @param unreadable why an entry cannot be read, by its key in the log, such as {@code contract/crm.customers/1.2.0}
 */
public record MeshView(
        long position,
        Map<DomainName, DomainEntry> domains,
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts,
        Map<String, String> unreadable) {
    public static final MeshView EMPTY = new MeshView(0, Map.of(), Map.of(), Map.of());

    public MeshView {
        domains = Map.copyOf(domains);
        contracts = Map.copyOf(contracts);
        unreadable = Map.copyOf(unreadable);
    }

    /** A view without unreadable entries. */
    public MeshView(
            long position,
            Map<DomainName, DomainEntry> domains,
            Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts) {
        this(position, domains, contracts, Map.of());
    }

    /**
     * The version in force of a product, from the highest major that has one; empty if a higher version cannot be read.
     */
    public Optional<ContractEntry> current(ProductId product) {
        return history(product).descendingMap().keySet().stream()
                .map(ContractVersion::major)
                .distinct()
                .map(major -> current(new ProductTopics(product, major)))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(entry -> unreadableVersions(product).stream()
                        .noneMatch(version -> version.compareTo(entry.contract().version()) > 0));
    }

    /**
     * The version in force of one major of a product, which governs the topics of that major. It is the highest version
     * that is more than a draft or proposal. If that one is retired or cannot be read, none is in force: an older
     * version could publish data that the newer one masks.
     */
    public Optional<ContractEntry> current(ProductTopics topics) {
        ProductId product = topics.product();
        return history(product).descendingMap().values().stream()
                .filter(entry -> entry.contract().version().major() == topics.major())
                .filter(entry -> entry.contract().status().isDecided())
                .findFirst()
                .filter(entry -> entry.contract().status().isEnforced())
                .filter(entry -> unreadableVersions(product).stream()
                        .filter(version -> version.major() == topics.major())
                        .noneMatch(version -> version.compareTo(entry.contract().version()) > 0));
    }

    /** The versions of a product in the log that this version of Heddle cannot read. */
    public List<ContractVersion> unreadableVersions(ProductId product) {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        return unreadable.keySet().stream()
                .map(EntryKey::parse)
                .flatMap(Optional::stream)
                .flatMap(key -> key.contract().stream())
                .filter(ref -> ref.product().equals(product))
                .map(ContractRef::version)
                .sorted()
                .toList();
    }

    /** Every version of a product, oldest first; empty if the product is unknown. Unmodifiable. */
    public NavigableMap<ContractVersion, ContractEntry> history(ProductId product) {
        NavigableMap<ContractVersion, ContractEntry> versions = contracts.get(product);
        return Collections.unmodifiableNavigableMap(versions == null ? new TreeMap<>() : versions);
    }

    /**
     * The earlier decided versions of the same major, oldest first. Writers may still use their schemas, and gate, SDK
     * and registry must agree on that set. Drafts and proposals were never in force and are left out.
     */
    public List<ContractEntry> earlierVersions(ContractRef version) {
        return versions(new ProductTopics(version.product(), version.version().major())).stream()
                .filter(entry -> entry.contract().version().compareTo(version.version()) < 0)
                .filter(entry -> entry.contract().status().isDecided())
                .toList();
    }

    /** Every version of one major of a product, oldest first, including drafts and retired versions. */
    public List<ContractEntry> versions(ProductTopics topics) {
        return history(topics.product()).values().stream()
                .filter(entry -> entry.contract().version().major() == topics.major())
                .toList();
    }

    /** The schema with this Schema Registry id, if a version of the product uses it for its values. */
    public Optional<Schema> valueSchema(ProductId product, int schemaId) {
        return history(product).values().stream()
                .filter(entry -> entry.valueSchemaId().value() == schemaId)
                .map(entry -> entry.contract().valueSchema())
                .findFirst();
    }

    /** The current versions of all products, by id. */
    public List<ContractEntry> products() {
        return contracts.keySet().stream()
                .sorted()
                .map(this::current)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The entry of exactly this {@linkplain Contract#ref version}, if the log has a readable one. */
    public Optional<ContractEntry> contract(ContractRef ref) {
        return Optional.ofNullable(history(ref.product()).get(ref.version()));
    }

    /** The domain, if it is registered. */
    public Optional<DomainEntry> domain(DomainName name) {
        return Optional.ofNullable(domains.get(name));
    }
}
