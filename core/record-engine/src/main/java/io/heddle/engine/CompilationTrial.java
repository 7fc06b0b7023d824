// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import io.heddle.contract.RuleFault;
import io.heddle.contract.Violation;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.KeyProvider;

import java.util.ArrayList;
import java.util.List;

/**
 * Compiles a contract as the gate will, with its own schema as the writer's and with keys that encrypt nothing, so that
 * whatever fails there is found when the contract is planned.
 */
final class CompilationTrial {
    private CompilationTrial() {}

    /** What does not compile; empty if everything does. */
    static List<RuleFault> faults(Contract contract, RecordEngine engine) {
        try {
            List<Violation> found = new ArrayList<>(
                    violations(engine.compile(contract.valueSchema(), contract, contract.ports())));
            if (contract.key().isPresent()) {
                found.addAll(
                        violations(engine.compileKey(contract.key().get().schema(), contract, contract.ports())));
                engine.compileTextKey(contract, contract.ports());
            }
            return found.stream()
                    .map(violation -> fault(contract, violation.path() + " " + violation.message()))
                    .toList();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return List.of(fault(contract, "the engine cannot compile the contract ("
                    + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()) + ")"));
        }
    }

    private static List<Violation> violations(CompilationResult result) {
        return result instanceof CompilationResult.Incompatible incompatible ? incompatible.violations() : List.of();
    }

    private static RuleFault fault(Contract contract, String message) {
        return new RuleFault(contract.ref().toString(), message.strip());
    }

    /** Keys for programs that never run. */
    static final class TrialKeys implements KeyProvider {
        @Override
        public byte[] pseudorandom(byte[] input) {
            return new byte[SIZE];
        }

        @Override
        public FieldCipher cipher(ProductId product, FieldPath field) {
            return new TrialCipher();
        }
    }

    private static final class TrialCipher implements FieldCipher {
        @Override
        public byte[] encrypt(byte[] value) {
            return new byte[value.length + OVERHEAD];
        }

        @Override
        public byte[] decrypt(byte[] encrypted) {
            throw new UnsupportedOperationException("the programs of a trial never run");
        }
    }
}
