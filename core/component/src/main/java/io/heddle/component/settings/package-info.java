// SPDX-License-Identifier: Apache-2.0
/**
 * How every component learns what it is told: {@code HEDDLE_*} variables, or the same keys in a properties file. A
 * component declares its {@link io.heddle.component.settings.SettingDefinition}s in a
 * {@link io.heddle.component.settings.SettingCatalog}; {@link io.heddle.component.settings.SettingSources} reads them
 * all at once, and either everything is right or every fault is told with its fix.
 */
@NullMarked
package io.heddle.component.settings;

import org.jspecify.annotations.NullMarked;
