// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.util.List;

/**
 * A batch of consecutive lines.
 *
 * @param first the 1-based number of the first line
 */
record LineBatch(long first, List<LineReader.Line> lines) {}
