// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.RuleFault;
import org.apache.avro.Schema;

import java.util.List;

/** Compiles programs. Implementations are thread-safe. Compiling takes milliseconds and belongs off the hot path. */
public interface RecordEngine {
    /**
     * Compiles the program that governs records of one writer schema under one contract.
     *
     * @param ports the output ports to produce bytes for; empty means check only
     */
    CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports);

    /**
     * Compiles the program for keys: it resolves them to the contract's key schema and masks them on each port as the
     * key's field is masked there. The contract must have a key.
     */
    CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports);

    /**
     * Compiles the program for keys that are plain UTF-8 text instead of Avro: {@code 123} for an int or long, any text
     * for a string. The outputs are text again, one per port: the same bytes, or the masked value's text. Text that is
     * no value of the key's type is rejected as {@link io.heddle.contract.ReasonCode#KEY_MISMATCH}. The contract must
     * have a key.
     */
    RecordProgram compileTextKey(Contract contract, List<OutputPort> ports);

    /**
     * Checks the parts of a contract that only the engine understands, such as its CEL expressions.
     *
     * @return one message per fault, each with the rule and the position in the expression; empty if there is none
     */
    List<RuleFault> check(Contract contract);
}
