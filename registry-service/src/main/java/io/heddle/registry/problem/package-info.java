// SPDX-License-Identifier: Apache-2.0
/** Errors as problem+json. This package alone maps failures to a status, a stable code and a fix. */
@NullMarked
package io.heddle.registry.problem;

import org.jspecify.annotations.NullMarked;
