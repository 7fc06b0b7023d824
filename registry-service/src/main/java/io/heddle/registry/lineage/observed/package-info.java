// SPDX-License-Identifier: Apache-2.0
/** Lineage observed in the cluster: gates that moved records, consumer groups that read. */
@NullMarked
package io.heddle.registry.lineage.observed;

import org.jspecify.annotations.NullMarked;
