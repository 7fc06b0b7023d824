// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;
import io.heddle.contract.suggestion.NameSuggestions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code status}, which ODCS leaves free: its own five words, words that people use for them, and any other text.
 * A text that is not known must not open a product to its consumers, so it is read as a draft, with a notice.
 */
final class ContractStatusReader {
    private static final Map<ContractStatus, List<String>> SYNONYMS = Map.of(
            ContractStatus.ACTIVE, List.of(
                    "in production", "production", "productive", "prod", "in prod", "live", "go live", "published",
                    "released", "current", "operational", "in use", "in force", "in effect", "effective", "stable",
                    "ga", "generally available", "general availability", "enabled", "running",
                    "activated"),
            ContractStatus.PROPOSED, List.of(
                    "proposal", "planned", "suggested", "requested", "submitted", "in review", "under review", "review",
                    "pending", "pending approval", "awaiting approval", "candidate"),
            ContractStatus.DRAFT, List.of(
                    "development", "in development", "under development", "dev", "wip", "work in progress",
                    "in progress", "new", "test", "testing", "in test", "experimental", "experiment", "preview",
                    "alpha", "beta", "prototype", "in design", "design", "sandbox"),
            ContractStatus.DEPRECATED, List.of(
                    "sunset", "sunsetting", "in sunset", "phasing out", "phase out", "being phased out", "legacy"),
            ContractStatus.RETIRED, List.of(
                    "archived", "decommissioned", "withdrawn", "obsolete", "discontinued", "end of life", "eol",
                    "terminated", "removed", "deleted", "inactive", "disabled", "closed"));

    private ContractStatusReader() {}

    /** Empty, with a reported fault, if it is mistyped, or missing although the document's version requires it. */
    static Optional<ContractStatus> read(DocumentSection root) {
        if (!root.has("status")) {
            return missing(root);
        }
        Optional<String> text = root.text("status");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String word = text.get().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        Optional<ContractStatus> own =
                Arrays.stream(ContractStatus.values()).filter(status -> status.word().equals(word)).findFirst();
        return own.isPresent() ? own : mistyped(root, word);
    }

    private static Optional<ContractStatus> missing(DocumentSection root) {
        if (root.text("apiVersion").filter(OdcsRelease.V3_2::has).isPresent()) {
            root.notice("contract.status.missing", "status",
                    "there is no status, so the contract is treated as a draft and no record is published under it;"
                            + " for that add 'status: active'");
            return Optional.of(ContractStatus.DRAFT);
        }
        root.fault("contract.key.missing", "status", "'status' is missing", "add 'status: active'");
        return Optional.empty();
    }

    private static ContractStatus mapped(DocumentSection root, String word) {
        for (Map.Entry<ContractStatus, List<String>> synonyms : SYNONYMS.entrySet()) {
            if (synonyms.getValue().contains(word)) {
                ContractStatus status = synonyms.getKey();
                root.notice("contract.status.mapped", "status",
                        root.nodeAt("status").describe() + " is free text to ODCS and is treated as "
                                + status.word() + ": " + effect(status));
                return status;
            }
        }
        List<String> words = words();
        root.notice("contract.status.unknown", "status",
                root.nodeAt("status").describe() + " is free text to ODCS and not known to Heddle, so the contract is"
                        + " treated as a draft: " + effect(ContractStatus.DRAFT) + "; "
                        + NameSuggestions.closestOr(word, words, "write one of " + String.join(", ", words)));
        return ContractStatus.DRAFT;
    }

    /** One wrong letter in a word of the standard is a slip and no free text. */
    private static Optional<ContractStatus> mistyped(DocumentSection root, String word) {
        List<String> near = words().stream().filter(known -> NameSuggestions.distance(word, known) == 1).toList();
        near.stream().findFirst().ifPresent(known -> root.fault("contract.word.unknown", "status",
                root.nodeAt("status").describe() + " is not one of " + String.join(", ", words()),
                "did you mean '" + known + "'?"));
        return near.isEmpty() ? Optional.of(mapped(root, word)) : Optional.empty();
    }

    private static List<String> words() {
        return Arrays.stream(ContractStatus.values()).map(ContractStatus::word).toList();
    }

    private static String effect(ContractStatus status) {
        return switch (status) {
            case ACTIVE, DEPRECATED -> "records are published under it";
            case PROPOSED, DRAFT -> "no record is published under it";
            case RETIRED -> "records are quarantined";
        };
    }
}
