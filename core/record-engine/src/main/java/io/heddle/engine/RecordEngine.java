// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.RuleFault;
import org.apache.avro.Schema;

import java.util.List;

/** Compiles programs. Implementations are thread-safe; compiling is slow (milliseconds) and done off the hot path. */
public interface RecordEngine {
    /**
     * Compiles the program that governs records of one writer schema under one contract.
     *
     * @param ports the output ports to produce bytes for; empty means check only
     */
    CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports);

    /**
     * Compiles the program for keys: resolves to the key schema of the contract and masks it as the key's field is
     * masked on each port. The contract must have a key.
     */
    CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports);

    /**
     * Compiles the program for keys that are not Avro but the plain UTF-8 text of a value of the key's type:
     * {@code 123} for an int or long, any text for a string. The verdict's outputs are text again, one per port: the
     * same bytes, or the masked value's text. Any other text is {@link io.heddle.contract.ReasonCode#KEY_MISMATCH}. The
     * contract must have a key.
     */
    RecordProgram compileTextKey(Contract contract, List<OutputPort> ports);

    /**
     * Checks what only the engine knows of a contract, such as its CEL expressions.
     *
     * @return one message per fault, each naming the rule and the place in the expression; empty if there is none
     */
    List<RuleFault> check(Contract contract);
}
