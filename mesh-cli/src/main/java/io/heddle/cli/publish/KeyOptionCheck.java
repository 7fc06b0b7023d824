// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.Contract;
import org.jspecify.annotations.Nullable;

/** Checks that {@code --key} names the key field of the contract, because the gate accepts no other key. */
final class KeyOptionCheck {
    private KeyOptionCheck() {}

    /** @param keyOption as given with {@code --key}; null if not given */
    static void check(Contract contract, @Nullable String keyOption) {
        if (keyOption == null) {
            return;
        }
        String declared = contract.key().map(key -> key.text()).orElse("");
        if (declared.isEmpty()) {
            throw new CliException(ExitCodes.USAGE,
                    "the contract of " + contract.id() + " declares no key, so its records have none",
                    "omit --key, or declare it: customProperties: [{property: key, value: " + keyOption + "}]");
        }
        if (!declared.equals(keyOption)) {
            throw new CliException(ExitCodes.USAGE,
                    "the contract of " + contract.id() + " declares the key '" + declared + "', not '" + keyOption
                            + "'",
                    "omit --key, or write --key " + declared);
        }
    }
}
