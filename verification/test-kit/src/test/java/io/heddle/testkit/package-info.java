// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.testkit;

import org.jspecify.annotations.NullMarked;
