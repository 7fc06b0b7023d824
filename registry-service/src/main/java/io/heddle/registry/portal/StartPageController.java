// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.net.URI;

/** Redirects the portal's root to the catalog. */
@Controller("/")
@Hidden
class StartPageController {
    @Get
    HttpResponse<Void> start() {
        return HttpResponse.temporaryRedirect(URI.create(PortalSection.PRODUCTS.path()));
    }
}
