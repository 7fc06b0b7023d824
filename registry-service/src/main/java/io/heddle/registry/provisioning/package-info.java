// SPDX-License-Identifier: Apache-2.0
/** Topics and subjects: what a contract needs, what the cluster has, and the steps between the two. */
@NullMarked
package io.heddle.registry.provisioning;

import org.jspecify.annotations.NullMarked;
