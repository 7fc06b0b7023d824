// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.sdk.lineage;

import org.jspecify.annotations.NullMarked;
