// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.portal.product;

import org.jspecify.annotations.NullMarked;
