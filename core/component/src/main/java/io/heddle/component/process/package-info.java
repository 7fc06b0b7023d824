// SPDX-License-Identifier: Apache-2.0
/** The life of a component that is a process of its own: settings, start, signals, an orderly end. */
@NullMarked
package io.heddle.component.process;

import org.jspecify.annotations.NullMarked;
