// SPDX-License-Identifier: Apache-2.0
/** {@code heddle publish}: lines of JSON become records of a product; every line is accounted for, sent or refused. */
@NullMarked
package io.heddle.cli.publish;

import org.jspecify.annotations.NullMarked;
