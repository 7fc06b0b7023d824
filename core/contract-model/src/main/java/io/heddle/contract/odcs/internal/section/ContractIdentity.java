// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.yaml.YamlScalar;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Identifies the contract of a document. Parts that are missing or invalid, and reported as such, are empty. */
public record ContractIdentity(Optional<ProductId> product, Optional<ContractVersion> version,
        Optional<ContractStatus> status) {
    private static final Pattern SUPPORTED = Pattern.compile("v3\\.[012]\\.\\d{1,3}");

    public static ContractIdentity read(DocumentSection root, boolean mesh) {
        checkStandard(root);
        Optional<ProductId> product = product(root);
        product.filter(id -> id.domain().isMesh() != mesh).ifPresent(id -> root.fault(
                "contract.domain.reserved", "id",
                mesh
                        ? "'" + id + "' is not a product of the domain mesh"
                        : "the domain 'mesh' is reserved for the mesh itself",
                mesh ? "write 'id: mesh....'" : "choose another domain"));
        product.ifPresent(id -> {
            checkEqual(root, "domain", id.domain().value());
            checkEqual(root, "dataProduct", id.name().value());
        });
        Optional<ContractStatus> status = root.text("status")
                .flatMap(word -> Arrays.stream(ContractStatus.values())
                        .filter(s -> s.word().equals(word))
                        .findFirst());
        return new ContractIdentity(product, version(root), status);
    }

    /** The topics, if product and version are known. */
    public Optional<ProductTopics> topics() {
        return product.flatMap(id -> version.map(v -> new ProductTopics(id, v.major())));
    }

    private static void checkStandard(DocumentSection root) {
        root.text("kind").filter(kind -> !kind.equals("DataContract")).ifPresent(kind -> root.fault(
                "contract.kind.invalid", "kind", "'" + kind + "' is not a data contract",
                "write 'kind: DataContract'"));
        root.text("apiVersion").filter(v -> !SUPPORTED.matcher(v).matches()).ifPresent(v -> root.fault(
                "contract.apiVersion.unsupported", "apiVersion",
                "'" + v + "' is not a version of ODCS that is read; those are v3.0.x, v3.1.x and v3.2.x",
                "write 'apiVersion: v3.1.0'"));
    }

    private static Optional<ProductId> product(DocumentSection root) {
        Optional<YamlScalar> id = root.scalar("id").filter(YamlScalar::isText);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProductId.parse(id.get().text()));
        } catch (IllegalArgumentException e) {
            root.fault("contract.id.invalid", "id", e.getMessage() + "",
                    "write the id as domain.product: " + suggestion(root));
            return Optional.empty();
        }
    }

    private static String suggestion(DocumentSection root) {
        String text = root.text("domain").orElse("crm") + "." + root.text("dataProduct").orElse("customers");
        try {
            return ProductId.parse(text).toString();
        } catch (IllegalArgumentException e) {
            return "crm.customers";
        }
    }

    private static void checkEqual(DocumentSection root, String key, String expected) {
        root.text(key).filter(value -> !value.equals(expected)).ifPresent(value -> root.fault(
                "contract.id.mismatch", key,
                "'" + value + "' is not the " + key + " of the id, which is '" + expected + "'",
                "write '" + key + ": " + expected + "', or change the id"));
    }

    private static Optional<ContractVersion> version(DocumentSection root) {
        Optional<String> text = root.text("version");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractVersion.parse(text.get()));
        } catch (IllegalArgumentException e) {
            root.fault(
                    "contract.version.invalid", "version",
                    root.nodeAt("version").describe() + " is not major.minor.patch",
                    "write a version such as 1.2.0");
            return Optional.empty();
        }
    }
}
