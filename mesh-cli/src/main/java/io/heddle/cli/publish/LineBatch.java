// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.util.List;

/**
 * Some lines that follow each other.
 *
 * @param first the number of the first, from 1
 */
record LineBatch(long first, List<LineReader.Line> lines) {}
