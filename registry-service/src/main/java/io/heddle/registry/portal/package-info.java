// SPDX-License-Identifier: Apache-2.0
/**
 * The portal: pages for people, made on the server. A page is a record, computed in Java, and a template that only
 * prints it; {@link io.heddle.registry.portal.PageRenderer} puts the two together in the layout. What the registry
 * refuses as problem+json to programs, browsers get as a page. Every page works without JavaScript, loads nothing from
 * elsewhere, and holds no script or style of its own: the content security policy forbids them.
 */
@NullMarked
package io.heddle.registry.portal;

import org.jspecify.annotations.NullMarked;
