// SPDX-License-Identifier: Apache-2.0
/** The mesh as the commands reach it: the registry's REST API, and through what it tells, Kafka. */
@NullMarked
package io.heddle.cli.mesh;

import org.jspecify.annotations.NullMarked;
