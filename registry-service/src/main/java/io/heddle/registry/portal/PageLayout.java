// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.util.List;

/**
 * The model of the layout around every page.
 *
 * @param title of the page, shown by the browser
 * @param mesh the name of the mesh
 * @param style address of the style sheet
 * @param scripts addresses of the scripts, in execution order
 * @param icon address of the icon
 */
public record PageLayout(
        String title, PortalSection section, String mesh, String style, List<String> scripts, String icon) {
    public PageLayout {
        scripts = List.copyOf(scripts);
    }
}
