// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.lineage.openlineage;

import org.jspecify.annotations.NullMarked;
