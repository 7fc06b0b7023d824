// SPDX-License-Identifier: Apache-2.0
/** What somebody most likely meant by a name that does not exist. */
@NullMarked
package io.heddle.contract.suggestion;

import org.jspecify.annotations.NullMarked;
