// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.odcs.ContractReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** In Turkish, the lower case of I is a letter of its own; in Arabic, numbers have other digits. */
@ResourceLock(Resources.LOCALE)
class DefaultLocaleTest {
    private static List<?> contracts() {
        return MeshContracts.all().stream().map(ContractReading.Valid::contract).toList();
    }

    @Test
    void shouldReadContractsTheSameInEveryLocale() {
        List<?> expected = contracts();
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));

                assertThat(contracts()).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
