// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A golden file under version control, so that a change to a topology, header or table shows up as a reviewable diff.
 * Stored in the module's {@code src/test/resources/golden}. Run the test with {@code -Dheddle.baselines=update} to
 * write the current output, then review the diff. Ignores whitespace at the end of the text. Immutable.
 *
 * <pre>{@code
 * BaselineFile.of("cell-topology.txt").assertMatches(topology.describe().toString());
 * }</pre>
 */
public final class BaselineFile {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private final Path file;

    BaselineFile(Path file) {
        this.file = file;
    }

    /** @param name the file name within the golden folder of the module under test */
    public static BaselineFile of(String name) {
        return new BaselineFile(FOLDER.resolve(name));
    }

    /** Fails if the text differs from the file or the file is missing. */
    public void assertMatches(String text) {
        assertMatches(text, System.getProperty("heddle.baselines", "").equals("update"));
    }

    void assertMatches(String text, boolean update) {
        try {
            if (update) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text.stripTrailing() + "\n");
            }
            assertThat(file).as("a baseline; -Dheddle.baselines=update writes it").exists();
            assertThat(text.stripTrailing())
                    .as("%s; -Dheddle.baselines=update accepts the new text", file)
                    .isEqualTo(Files.readString(file).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
