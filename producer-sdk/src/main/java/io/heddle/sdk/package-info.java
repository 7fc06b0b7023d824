// SPDX-License-Identifier: Apache-2.0
/** Publish records of a data product, checked against its contract before they are sent. */
@NullMarked
package io.heddle.sdk;

import org.jspecify.annotations.NullMarked;
