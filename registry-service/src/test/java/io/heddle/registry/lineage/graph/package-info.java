// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.NullMarked;
