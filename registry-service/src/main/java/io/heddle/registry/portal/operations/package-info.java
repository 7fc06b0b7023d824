// SPDX-License-Identifier: Apache-2.0
/**
 * The operations page.
 */
@NullMarked
package io.heddle.registry.portal.operations;

import org.jspecify.annotations.NullMarked;
