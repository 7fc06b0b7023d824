// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** Where consumers get support. Missing parts are {@code ""}. */
public record SupportChannel(String channel, String tool, String url) {}
