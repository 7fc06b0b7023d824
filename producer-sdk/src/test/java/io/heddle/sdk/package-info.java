// SPDX-License-Identifier: Apache-2.0
/** Tests of the producer SDK, without and with a real broker. */
@NullMarked
package io.heddle.sdk;

import org.jspecify.annotations.NullMarked;
