// SPDX-License-Identifier: Apache-2.0
/**
 * Tells the mesh who feeds whom: an application reports what it reads and writes, and which field becomes which, as
 * <a href="https://openlineage.io">OpenLineage</a> events on {@code mesh.lineage}. Reporting is never in the way: it
 * does not block the application, and without Kafka it waits.
 */
@NullMarked
package io.heddle.sdk.lineage;

import org.jspecify.annotations.NullMarked;
