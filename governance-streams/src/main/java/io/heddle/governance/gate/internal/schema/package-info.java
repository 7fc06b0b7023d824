// SPDX-License-Identifier: Apache-2.0
/**
 * What the schema registry knows: resolves writer schemas by id, watches the subjects of hosted products, and reports
 * schemas that break a contract.
 */
@NullMarked
package io.heddle.governance.gate.internal.schema;

import org.jspecify.annotations.NullMarked;
