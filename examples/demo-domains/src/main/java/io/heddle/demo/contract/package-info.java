// SPDX-License-Identifier: Apache-2.0
/**
 * The contracts, schemas and domain files of the demo products, loaded from this jar. Used by the generators and
 * services of the demo domains.
 */
@NullMarked
package io.heddle.demo.contract;

import org.jspecify.annotations.NullMarked;
