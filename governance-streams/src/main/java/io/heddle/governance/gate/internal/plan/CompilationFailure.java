// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.engine.keys.KeysetException;
import io.heddle.governance.gate.health.Missing;

/** What records wait for when a contract or a writer schema does not compile. */
final class CompilationFailure {
    private CompilationFailure() {}

    /** An outage's message is safe to show; that of a defect may quote a contract and is only logged. */
    static Missing missing(RuntimeException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case KeysUnavailableException outage -> new Missing.Keys(message);
            case KeysetException keyset -> new Missing.Keys(message);
            case PlanCompiler.UnenforceableContractException contract -> new Missing.Compilation(message);
            default -> new Missing.Compilation("a gate that can compile the contract ("
                    + thrown.getClass().getSimpleName() + "); see the gate's log");
        };
    }
}
