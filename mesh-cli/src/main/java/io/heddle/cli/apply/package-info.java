// SPDX-License-Identifier: Apache-2.0
/**
 * {@code heddle apply}: files with domains and contracts become part of the mesh, after every one of them was found
 * valid.
 */
@NullMarked
package io.heddle.cli.apply;

import org.jspecify.annotations.NullMarked;
