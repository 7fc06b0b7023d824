// SPDX-License-Identifier: Apache-2.0
/**
 * Gate and monitor as stand-alone processes: settings, and health and metrics over HTTP. The local mesh runs both in
 * its own process and reads the same settings.
 */
@NullMarked
package io.heddle.governance.application;

import org.jspecify.annotations.NullMarked;
