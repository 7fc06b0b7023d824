// SPDX-License-Identifier: Apache-2.0
/**
 * Reports data lineage to the mesh: what an application reads and writes, and how fields map to each other, as
 * <a href="https://openlineage.io">OpenLineage</a> events on {@code mesh.lineage}. Reporting never blocks the
 * application and resumes after a Kafka outage.
 */
@NullMarked
package io.heddle.sdk.lineage;

import org.jspecify.annotations.NullMarked;
