// SPDX-License-Identifier: Apache-2.0
/** The lifecycle of a component that runs as a process of its own: settings, start, signals, graceful shutdown. */
@NullMarked
package io.heddle.component.process;

import org.jspecify.annotations.NullMarked;
