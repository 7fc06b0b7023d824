// SPDX-License-Identifier: Apache-2.0
/**
 * The configuration of a registry: validated once at the start, read from environment variables or a properties file.
 * Every other package may use it.
 */
@NullMarked
package io.heddle.registry.config;

import org.jspecify.annotations.NullMarked;
