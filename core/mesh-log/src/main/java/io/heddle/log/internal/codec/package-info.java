// SPDX-License-Identifier: Apache-2.0
/**
 * The format of the log's records: keys, JSON values and headers of domains, contracts and commands.
 */
@NullMarked
package io.heddle.log.internal.codec;

import org.jspecify.annotations.NullMarked;
