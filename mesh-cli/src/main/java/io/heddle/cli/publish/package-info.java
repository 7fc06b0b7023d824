// SPDX-License-Identifier: Apache-2.0
/**
 * {@code heddle publish}: publishes lines of JSON as records of a product and reports every line as sent or refused.
 */
@NullMarked
package io.heddle.cli.publish;

import org.jspecify.annotations.NullMarked;
