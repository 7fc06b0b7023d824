// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.heddle.registry.portal.domain;

import org.jspecify.annotations.NullMarked;
