// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The benchmark results in Markdown; each line is also printed immediately. Not thread-safe. */
final class MarkdownReport {
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be this module's only reason for one more
                                              // dependency
    void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }

    /** Formats a goal as met or missed. */
    static String goal(String goal, boolean met) {
        return met ? goal + ": met" : "**" + goal + ": LOSS**";
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
