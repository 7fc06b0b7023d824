// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldSource;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds declared sources that do not exist: fields that the source's contract in force does not have. They are no
 * faults, because a later version may have them; a product that is not applied yet is nothing to notice. Pure.
 */
final class SourceFieldCheck {
    private SourceFieldCheck() {}

    static List<ContractNotice> notices(MeshView view, PublishContractCommand command) {
        Contract contract = command.contract();
        Set<ContractNotice> notices = new LinkedHashSet<>();
        for (FieldPromise field : contract.fields()) {
            for (FieldSource source : field.sources()) {
                Optional<Contract> product = view.current(source.product()).map(ContractEntry::contract);
                Optional<String> message = product.flatMap(found -> source.field().flatMap(
                        name -> unknown(found, name)));
                message.ifPresent(text -> notices.add(
                        ContractSourcePosition.of(command.bundle().source(), source.toString())
                                .notice("source.field.unknown", field.path() + ".transformSourceObjects", text)));
            }
        }
        return new ArrayList<>(notices);
    }

    private static Optional<String> unknown(Contract source, FieldPath field) {
        List<String> known = source.fields().stream().map(promise -> promise.path().text()).toList();
        return known.contains(field.text())
                ? Optional.empty()
                : Optional.of(source.ref() + " has no field " + field + ", so that part of the lineage leads nowhere"
                        + NameSuggestions.closest(field.text(), known).map(name -> "; did you mean '" + name + "'?")
                                .orElse(""));
    }
}
