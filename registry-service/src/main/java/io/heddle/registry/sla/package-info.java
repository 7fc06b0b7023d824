// SPDX-License-Identifier: Apache-2.0
/** The latest SLA statuses, those of the last hours, and mesh events, as heard on the mesh's own topics. */
@NullMarked
package io.heddle.registry.sla;

import org.jspecify.annotations.NullMarked;
