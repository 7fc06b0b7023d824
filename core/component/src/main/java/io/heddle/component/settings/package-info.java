// SPDX-License-Identifier: Apache-2.0
/**
 * Configuration of the components by {@code HEDDLE_*} environment variables or the same keys in a properties file. A
 * component declares its {@link io.heddle.component.settings.SettingDefinition}s in a
 * {@link io.heddle.component.settings.SettingCatalog}; {@link io.heddle.component.settings.SettingSources} reads all of
 * them at once and reports every fault with its fix.
 */
@NullMarked
package io.heddle.component.settings;

import org.jspecify.annotations.NullMarked;
