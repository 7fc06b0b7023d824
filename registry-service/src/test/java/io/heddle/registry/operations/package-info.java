// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.operations;

import org.jspecify.annotations.NullMarked;
