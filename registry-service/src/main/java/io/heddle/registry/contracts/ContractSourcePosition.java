// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractNotice;
import io.heddle.registry.problem.ProblemDetails.Violation;

/**
 * The first occurrence of a word in a document. Approximate, but enough to guide the author to an error.
 *
 * @param line from 1; 0 if not found
 * @param column from 1; 0 if not found
 */
record ContractSourcePosition(int line, int column) {
    static ContractSourcePosition of(String source, String word) {
        int index = source.indexOf(word);
        if (index < 0 || word.isEmpty()) {
            return new ContractSourcePosition(0, 0);
        }
        String before = source.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new ContractSourcePosition(line, index - before.lastIndexOf('\n'));
    }

    Violation violation(String code, String path, String message, String fix) {
        return new Violation(code, line, column, path, message, fix);
    }

    ContractNotice notice(String code, String path, String message) {
        return new ContractNotice(code, line, column, path, message);
    }
}
