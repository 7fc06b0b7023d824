// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.cluster;

import org.jspecify.annotations.NullMarked;
