// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.odcs.internal.document.DocumentSection;

import java.util.Optional;
import java.util.regex.Pattern;

/** Identifies the contract of a document. Parts that are missing or invalid, and reported as such, are empty. */
public record ContractIdentity(Optional<ProductId> product, Optional<ContractVersion> version,
        Optional<ContractStatus> status) {
    private static final Pattern SUPPORTED = Pattern.compile("v3\\.[012]\\.\\d{1,3}");

    public static ContractIdentity read(DocumentSection root, boolean mesh) {
        checkStandard(root);
        Optional<ProductId> product = ProductIdentityReader.read(root);
        product.filter(id -> id.domain().isMesh() != mesh).ifPresent(id -> root.fault(
                "contract.domain.reserved", root.has("domain") ? "domain" : "id",
                mesh
                        ? "'" + id + "' is not a product of the domain mesh"
                        : "the domain 'mesh' is reserved for the mesh itself",
                mesh ? "write 'id: mesh....'" : "choose another domain"));
        return new ContractIdentity(product, version(root), ContractStatusReader.read(root));
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
                "'" + v + "' is not a supported ODCS version; supported are v3.0.x, v3.1.x and v3.2.x",
                "write 'apiVersion: v3.1.0'"));
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
