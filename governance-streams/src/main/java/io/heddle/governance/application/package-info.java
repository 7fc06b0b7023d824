// SPDX-License-Identifier: Apache-2.0
/**
 * Gate and monitor as processes of their own: what they can be told, their health and their metrics over HTTP. The
 * local mesh, which has both in its own process, reads the same settings.
 */
@NullMarked
package io.heddle.governance.application;

import org.jspecify.annotations.NullMarked;
