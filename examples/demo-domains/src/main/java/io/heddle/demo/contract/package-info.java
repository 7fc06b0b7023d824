// SPDX-License-Identifier: Apache-2.0
/**
 * The contracts, schemas and domain files of the demo products, loaded from this jar. The generators and services of
 * the demo domains build on it.
 */
@NullMarked
package io.heddle.demo.contract;

import org.jspecify.annotations.NullMarked;
