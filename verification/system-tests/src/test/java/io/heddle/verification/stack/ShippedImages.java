// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

/** The images that the compose file names. */
public final class ShippedImages {
    private ShippedImages() {}

    /** The image name of a service, including the tag. */
    public static String of(String service) {
        return ComposeFile.parse(ShippedFiles.ofRepository().text("docker/compose.yaml")).service(service).image();
    }
}
