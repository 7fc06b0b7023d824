// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads resident memory from {@code /proc}; unknown on systems other than Linux. */
final class ResidentMemory {
    private ResidentMemory() {}

    static OptionalLong ofThisProcessAnd(OptionalLong child) {
        OptionalLong own = of(ProcessHandle.current().pid());
        OptionalLong childMemory = child.isPresent() ? of(child.getAsLong()) : OptionalLong.of(0);
        return own.isPresent() && childMemory.isPresent()
                ? OptionalLong.of(own.getAsLong() + childMemory.getAsLong())
                : OptionalLong.empty();
    }

    private static OptionalLong of(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
