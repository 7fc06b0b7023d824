// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Serves the OpenAPI document generated from the controllers at build time. */
@Controller("/openapi.yml")
@Hidden
class OpenApiController {
    private static final String DOCUMENT = "/META-INF/swagger/heddle-registry.yml";

    @Get
    @Produces("application/yaml")
    String get() throws IOException {
        try (InputStream in = OpenApiController.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IOException("the build is missing " + DOCUMENT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
