// SPDX-License-Identifier: Apache-2.0
/** Each module's rooms and the direction of the arrows between them, held by one test per module. */
@NullMarked
package io.heddle.verification.rooms;

import org.jspecify.annotations.NullMarked;
