// SPDX-License-Identifier: Apache-2.0
/** The web domain: page visits, a stream without keys. */
@NullMarked
package io.heddle.demo.web;

import org.jspecify.annotations.NullMarked;
