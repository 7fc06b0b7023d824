// SPDX-License-Identifier: Apache-2.0
/**
 * The mesh as a client sees it: the registry's REST API and, with the addresses that it returns, topics and schemas.
 */
@NullMarked
package io.heddle.cli.client;

import org.jspecify.annotations.NullMarked;
