// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.sla;

import org.jspecify.annotations.NullMarked;
