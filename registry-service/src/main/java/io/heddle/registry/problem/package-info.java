// SPDX-License-Identifier: Apache-2.0
/** What goes wrong, as problem+json: one place maps every failure to a status, a stable code and a fix. */
@NullMarked
package io.heddle.registry.problem;

import org.jspecify.annotations.NullMarked;
