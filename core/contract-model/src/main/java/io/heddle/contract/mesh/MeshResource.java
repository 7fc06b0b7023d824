// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text resources of this module. */
final class MeshResource {
    private MeshResource() {}

    static String text(String name) {
        try (InputStream in = MeshResource.class.getResourceAsStream("/mesh/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource mesh/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource mesh/" + name + " cannot be read", e);
        }
    }
}
