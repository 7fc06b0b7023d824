// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.portal.lineage;

import org.jspecify.annotations.NullMarked;
