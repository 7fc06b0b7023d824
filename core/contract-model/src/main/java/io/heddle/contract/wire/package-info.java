// SPDX-License-Identifier: Apache-2.0
/** How a record identifies its writer schema: Confluent's wire format. */
@NullMarked
package io.heddle.contract.wire;

import org.jspecify.annotations.NullMarked;
