// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.contract.Contract;
import org.jspecify.annotations.Nullable;

/** Whether the key that the user names is the one that the contract declares: the gate takes no other. */
final class KeyCheck {
    private KeyCheck() {}

    /** @param named as given with {@code --key}; null if not given */
    static void check(Contract contract, @Nullable String named) {
        if (named == null) {
            return;
        }
        String declared = contract.key().map(key -> key.field().text()).orElse("");
        if (declared.isEmpty()) {
            throw new CliException(ExitCodes.USAGE,
                    "the contract of " + contract.id() + " declares no key, so its records carry none",
                    "leave out --key, or declare it: customProperties: [{property: key, value: " + named + "}]");
        }
        if (!declared.equals(named)) {
            throw new CliException(ExitCodes.USAGE,
                    "the contract of " + contract.id() + " declares the key '" + declared + "', not '" + named + "'",
                    "leave out --key, or write --key " + declared);
        }
    }
}
