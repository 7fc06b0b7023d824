// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

/**
 * One line of a plan, as returned by the API.
 *
 * @param action {@code create}, {@code update} or {@code keep}
 * @param kind {@code domain}, {@code topic}, {@code subject}, {@code compatibility} or {@code contract}
 * @param detail a description of the change
 */
public record PlannedChange(String action, String kind, String name, String detail) {}
