// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.text.SchemaFields;
import io.heddle.log.ContractEntry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A product with its searchable texts. Immutable.
 *
 * @param purpose its purpose, as displayed in the list
 * @param classifications of its fields, the most sensitive first
 * @param tags of the product and of its fields
 * @param texts the texts to search, most relevant first
 * @param all all texts combined, in lower case: a single check excludes most products
 */
record IndexedProduct(
        String id,
        String name,
        String domain,
        String owner,
        String version,
        String status,
        String purpose,
        List<String> classifications,
        List<String> tags,
        List<SearchableText> texts,
        String all) {
    IndexedProduct {
        classifications = List.copyOf(classifications);
        tags = List.copyOf(tags);
        texts = List.copyOf(texts);
    }

    static IndexedProduct of(ContractEntry entry) {
        Contract contract = entry.contract();
        SortedSet<String> classifications = new TreeSet<>(ClassificationOrder.MOST_SENSITIVE_FIRST);
        SortedSet<String> tags = new TreeSet<>(contract.tags());
        for (FieldPromise field : contract.fields()) {
            tags.addAll(field.tags());
            if (!field.classification().isEmpty()) {
                classifications.add(field.classification());
            }
        }
        List<SearchableText> texts = texts(contract, tags);
        return new IndexedProduct(contract.id().toString(), contract.name(), contract.id().domain().value(),
                contract.team().name(), contract.version().toString(), contract.status().word(),
                contract.description().purpose(), List.copyOf(classifications), List.copyOf(tags),
                texts, texts.stream().map(SearchableText::lower).collect(Collectors.joining("\n")));
    }

    private static List<SearchableText> texts(Contract contract, Collection<String> tags) {
        List<SearchableText> texts = new ArrayList<>();
        add(texts, SearchableText.Kind.ID, "", contract.id().toString());
        add(texts, SearchableText.Kind.NAME, "", contract.name());
        add(texts, SearchableText.Kind.OWNER, "", contract.team().name());
        tags.forEach(tag -> add(texts, SearchableText.Kind.TAG, "", tag));
        Map<FieldPath, String> docs = docs(contract);
        docs.keySet().forEach(path -> add(texts, SearchableText.Kind.FIELD, path.text(), path.text()));
        add(texts, SearchableText.Kind.DESCRIPTION, "purpose", contract.description().purpose());
        add(texts, SearchableText.Kind.DESCRIPTION, "usage", contract.description().usage());
        add(texts, SearchableText.Kind.DESCRIPTION, "limitations", contract.description().limitations());
        docs.forEach((path, doc) -> add(texts, SearchableText.Kind.FIELD_DOC, path.text(), doc));
        return texts;
    }

    private static Map<FieldPath, String> docs(Contract contract) {
        Map<FieldPath, String> descriptions = new HashMap<>();
        contract.fields().forEach(field -> descriptions.put(field.path(), field.description()));
        Map<FieldPath, String> docs = new LinkedHashMap<>();
        SchemaFields.byPath(contract.valueSchema()).forEach((path, field) -> {
            String description = descriptions.getOrDefault(path, "");
            docs.put(path, description.isEmpty() ? field.doc() : description);
        });
        return docs;
    }

    private static void add(List<SearchableText> texts, SearchableText.Kind kind, String place, String text) {
        if (!text.isBlank()) {
            texts.add(SearchableText.of(kind, place, text));
        }
    }
}
