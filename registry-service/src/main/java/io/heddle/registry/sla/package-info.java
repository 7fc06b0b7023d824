// SPDX-License-Identifier: Apache-2.0
/** The latest SLA statuses and their history over the last hours, read from the mesh's own topics. */
@NullMarked
package io.heddle.registry.sla;

import org.jspecify.annotations.NullMarked;
