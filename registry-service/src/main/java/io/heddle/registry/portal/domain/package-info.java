// SPDX-License-Identifier: Apache-2.0
/** The pages about domains. */
@NullMarked
package io.heddle.registry.portal.domain;

import org.jspecify.annotations.NullMarked;
