// SPDX-License-Identifier: Apache-2.0
/**
 * The portal: HTML pages rendered on the server. A page consists of a record computed in Java and a template that only
 * prints it; {@link io.heddle.registry.portal.PageRenderer} combines the two with the layout. Problems that the API
 * returns as problem+json are shown to browsers as pages. Every page works without JavaScript, loads nothing from other
 * hosts, and contains no inline script or style: the content security policy forbids them.
 */
@NullMarked
package io.heddle.registry.portal;

import org.jspecify.annotations.NullMarked;
