// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.codec;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;

import java.util.Optional;

/** The key of an entity in the log. Unknown kinds of keys belong to other versions of Heddle and are ignored. */
public sealed interface EntryKey {
    String DOMAIN = "domain/";
    String CONTRACT = "contract/";

    /** {@code domain/{name}}. */
    record OfDomain(DomainName name) implements EntryKey {
        @Override
        public String text() {
            return DOMAIN + name;
        }
    }

    /** {@code contract/{product}/{version}}. */
    record OfContract(ContractRef ref) implements EntryKey {
        @Override
        public String text() {
            return CONTRACT + ref.product() + "/" + ref.version();
        }
    }

    String text();

    default Optional<ContractRef> contract() {
        return this instanceof OfContract key ? Optional.of(key.ref()) : Optional.empty();
    }

    /** Empty if this version does not know the kind of key. */
    static Optional<EntryKey> parse(String text) {
        try {
            if (text.startsWith(DOMAIN)) {
                return Optional.of(new OfDomain(new DomainName(text.substring(DOMAIN.length()))));
            }
            int slash = text.lastIndexOf('/');
            if (text.startsWith(CONTRACT) && slash >= CONTRACT.length()) {
                ProductId product = ProductId.parse(text.substring(CONTRACT.length(), slash));
                ContractVersion version = ContractVersion.parse(text.substring(slash + 1));
                return Optional.of(new OfContract(new ContractRef(product, version)));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
