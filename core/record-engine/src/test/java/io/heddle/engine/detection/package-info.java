// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.engine.detection;

import org.jspecify.annotations.NullMarked;
