// SPDX-License-Identifier: Apache-2.0
/**
 * {@code heddle apply}: validates all domain and contract files, then applies them to the mesh.
 */
@NullMarked
package io.heddle.cli.apply;

import org.jspecify.annotations.NullMarked;
