// SPDX-License-Identifier: Apache-2.0
/** The latest SLA statuses, their history over the last hours, and mesh events, read from the mesh's own topics. */
@NullMarked
package io.heddle.registry.sla;

import org.jspecify.annotations.NullMarked;
