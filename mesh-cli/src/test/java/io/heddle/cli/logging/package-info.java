// SPDX-License-Identifier: Apache-2.0
/** Tests of the logging. */
@NullMarked
package io.heddle.cli.logging;

import org.jspecify.annotations.NullMarked;
