// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.log.quarantine;

import org.jspecify.annotations.NullMarked;
