// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.ownership;

import org.jspecify.annotations.NullMarked;
