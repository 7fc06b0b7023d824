// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.registry.problem.ProblemDetails.Violation;

/**
 * Where a word first stands in a document: good enough to lead the author there.
 *
 * @param line from 1; 0 if it stands nowhere
 * @param column from 1; 0 if it stands nowhere
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
}
