// SPDX-License-Identifier: Apache-2.0
/**
 * Access to a mesh: the registry's REST API and, through the addresses it returns, topics and schemas.
 */
@NullMarked
package io.heddle.cli.client;

import org.jspecify.annotations.NullMarked;
