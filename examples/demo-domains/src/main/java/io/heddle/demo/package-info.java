// SPDX-License-Identifier: Apache-2.0
/** Three demo domains, written as a domain team would write them. */
@NullMarked
package io.heddle.demo;

import org.jspecify.annotations.NullMarked;
