// SPDX-License-Identifier: Apache-2.0
/**
 * YAML 1.2 (and therefore JSON) as a small immutable tree in which every node has its position. Reading enforces
 * limits: no custom tags, no constructors, bounded length, depth, size and aliases, no duplicate keys. Every problem is
 * reported as a {@link io.heddle.contract.yaml.YamlProblem} with line, column and fix; no input makes the reader throw.
 */
@NullMarked
package io.heddle.contract.yaml;

import org.jspecify.annotations.NullMarked;
