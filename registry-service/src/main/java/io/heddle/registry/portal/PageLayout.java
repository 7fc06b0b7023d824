// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.util.List;

/**
 * What is around the content of every page.
 *
 * @param title of the page, shown by the browser
 * @param mesh how the mesh calls itself
 * @param style address of the style sheet
 * @param scripts addresses of the scripts, in the order they run
 * @param icon address of the icon
 */
public record PageLayout(
        String title, PortalSection section, String mesh, String style, List<String> scripts, String icon) {
    public PageLayout {
        scripts = List.copyOf(scripts);
    }
}
