// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves styles, scripts and images. Their addresses change with their content, so browsers can cache them forever. */
@Controller("/assets")
@Hidden
class PortalAssetController {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final PortalAssets assets;

    PortalAssetController(PortalAssets assets) {
        this.assets = assets;
    }

    @Get("/{fileName}")
    @Produces(MediaType.ALL)
    HttpResponse<String> get(String fileName) {
        return assets.find(fileName)
                .<HttpResponse<String>>map(asset -> HttpResponse.ok(asset.text())
                        .contentType(MediaType.of(asset.type()))
                        .header(HttpHeaders.CACHE_CONTROL, IMMUTABLE))
                .orElseGet(HttpResponse::notFound);
    }
}
