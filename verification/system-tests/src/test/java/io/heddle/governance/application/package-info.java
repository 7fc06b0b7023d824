// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.governance.application;

import org.jspecify.annotations.NullMarked;
