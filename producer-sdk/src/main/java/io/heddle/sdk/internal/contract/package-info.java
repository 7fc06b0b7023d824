// SPDX-License-Identifier: Apache-2.0
/**
 * The contracts in force, kept up to date from the mesh log, with the schema ids and compiled writers that belong to
 * each version.
 */
@NullMarked
package io.heddle.sdk.internal.contract;

import org.jspecify.annotations.NullMarked;
