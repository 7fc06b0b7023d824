// SPDX-License-Identifier: Apache-2.0
/**
 * The configuration of a registry, read from environment variables or a properties file and validated once at startup.
 * Every other package may use it.
 */
@NullMarked
package io.heddle.registry.config;

import org.jspecify.annotations.NullMarked;
