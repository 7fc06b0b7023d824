// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.topics;

import org.jspecify.annotations.NullMarked;
