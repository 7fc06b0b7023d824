// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version {@code major.minor.patch}; the major version is part of the topic names. */
public record ContractVersion(int major, int minor, int patch) implements Comparable<ContractVersion> {
    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})");
    private static final Comparator<ContractVersion> ORDER = Comparator.comparingInt(ContractVersion::major)
            .thenComparingInt(ContractVersion::minor)
            .thenComparingInt(ContractVersion::patch);

    /** @throws IllegalArgumentException if a part is negative */
    public ContractVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("the parts of a version must not be negative");
        }
    }

    /** @throws IllegalArgumentException if the text is not {@code major.minor.patch} */
    public static ContractVersion parse(String text) {
        Matcher matcher = SEMVER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "version '" + text + "' is not valid; expected major.minor.patch, such as 1.2.0");
        }
        return new ContractVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(ContractVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
