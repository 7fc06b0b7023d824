// SPDX-License-Identifier: Apache-2.0
/** The lineage page: a part of the lineage graph, drawn without scripts, and as a table. */
@NullMarked
package io.heddle.registry.portal.lineage;

import org.jspecify.annotations.NullMarked;
