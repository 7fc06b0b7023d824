// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.cli.quarantine;

import org.jspecify.annotations.NullMarked;
