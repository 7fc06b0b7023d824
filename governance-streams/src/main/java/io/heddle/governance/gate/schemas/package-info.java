// SPDX-License-Identifier: Apache-2.0
/**
 * What the schema registry learns past the contracts: watched ahead of use, and told on {@code mesh.events} where it breaks
 * a contract. The {@link io.heddle.governance.gate.schemas.SchemaWatch} finds what is new, and
 * {@link io.heddle.governance.gate.schemas.SchemaViolations} tells what is wrong.
 */
@NullMarked
package io.heddle.governance.gate.schemas;

import org.jspecify.annotations.NullMarked;
