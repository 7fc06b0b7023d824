// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import java.util.Arrays;
import java.util.Optional;

/** The supported minor releases of ODCS, oldest first. Each includes the features of its predecessors. */
public enum OdcsRelease {
    V3_0("v3.0.2"),
    V3_1("v3.1.0"),
    V3_2("v3.2.0");

    private final String version;

    OdcsRelease(String version) {
        this.version = version;
    }

    /** The newest published version of the release, as in {@code apiVersion}. */
    public String version() {
        return version;
    }

    /** The release of an {@code apiVersion}; v3.1 if it is missing or of no supported release. */
    public static OdcsRelease of(Optional<String> apiVersion) {
        return Arrays.stream(values()).filter(release -> apiVersion.filter(release::has).isPresent()).findFirst()
                .orElse(V3_1);
    }

    /** Whether an {@code apiVersion} belongs to this release, published or not. */
    public boolean has(String apiVersion) {
        return apiVersion.startsWith(version.substring(0, version.lastIndexOf('.') + 1));
    }

    /**
     * The {@code apiVersion} to write a document with: its own if that has all features used, else the lowest that
     * does.
     */
    public static String writtenVersion(String apiVersion, OdcsRelease used) {
        boolean holdsAll = Arrays.stream(values()).filter(used::isAtMost).anyMatch(release -> release.has(apiVersion));
        return holdsAll ? apiVersion : used.version;
    }

    boolean isAtMost(OdcsRelease other) {
        return compareTo(other) <= 0;
    }

    OdcsRelease or(OdcsRelease other) {
        return isAtMost(other) ? other : this;
    }
}
