// SPDX-License-Identifier: Apache-2.0
/**
 * The mesh's own data products: their Avro schemas and contracts, as dashboards and monitors read them. They belong to
 * the reserved domain {@code mesh} and have neither ingest topic nor gate: gate and monitor write them directly.
 */
@NullMarked
package io.heddle.contract.mesh;

import org.jspecify.annotations.NullMarked;
