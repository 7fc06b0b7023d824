// SPDX-License-Identifier: Apache-2.0
/** Lineage that the cluster shows: gates that moved records, consumer groups that read. */
@NullMarked
package io.heddle.registry.lineage.observed;

import org.jspecify.annotations.NullMarked;
