// SPDX-License-Identifier: Apache-2.0
/** How results look: tables for people, JSON and YAML for programs. */
@NullMarked
package io.heddle.cli.output;

import org.jspecify.annotations.NullMarked;
