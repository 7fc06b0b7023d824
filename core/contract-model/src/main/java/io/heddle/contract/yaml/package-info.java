// SPDX-License-Identifier: Apache-2.0
/**
 * YAML 1.2 (and so JSON) as a small immutable tree in which every node knows its place, read within limits: no tags, no
 * constructors, bounded length, depth, size and aliases, no duplicate keys. Everything wrong is a
 * {@link io.heddle.contract.yaml.YamlProblem} with line, column and fix; nothing a text holds makes this throw.
 */
@NullMarked
package io.heddle.contract.yaml;

import org.jspecify.annotations.NullMarked;
