// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.portal.catalog;

import org.jspecify.annotations.NullMarked;
