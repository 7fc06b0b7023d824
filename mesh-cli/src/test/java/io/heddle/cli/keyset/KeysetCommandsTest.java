// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.CliRun;
import io.heddle.cli.console.ExitCodes;
import io.heddle.engine.keys.FileKeyset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class KeysetCommandsTest {
    /** Matches a key in Tink's JSON format. */
    private static final Pattern KEY = Pattern.compile("\"value\":\\s*\"([^\"]+)\"");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void makeKeys() {
        file = folder.resolve("masking.json");
        assertThat(CliRun.of("keyset", "create", file.toString()).exitCode()).isEqualTo(ExitCodes.OK);
    }

    private CliRun run(String... command) {
        CliRun run = CliRun.of(command);
        assertThat(run.out() + run.err()).doesNotContain(keys());
        return run;
    }

    private String[] keys() {
        try {
            return KEY.matcher(Files.readString(file)).results().map(match -> match.group(1)).toArray(String[]::new);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String token() {
        return HexFormat.of().formatHex(FileKeyset.open(file).pseudorandom("ann".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldListVersionsAndNoKeys() {
        assertThat(keys()).hasSize(2);
        assertThat(run("keyset", "list", file.toString()).out()).isEqualTo("""
                KIND        VERSION  STATUS
                token             1  pinned
                encryption        1  current
                """);
    }

    @Test
    void shouldListAsJson() {
        assertThat(run("keyset", "list", file.toString(), "-o", "json").out().replaceAll("\\s", "")).isEqualTo(
                "[{\"kind\":\"token\",\"version\":1,\"status\":\"pinned\"},"
                        + "{\"kind\":\"encryption\",\"version\":1,\"status\":\"current\"}]");
    }

    @Test
    void shouldAddAnEncryptionKeyWhenRotated() {
        String tokenBefore = token();

        CliRun run = run("keyset", "rotate", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).startsWith("Encryption key 2 created at " + file);
        assertThat(token()).isEqualTo(tokenBefore);
        assertThat(run("keyset", "list", file.toString()).out()).isEqualTo("""
                KIND        VERSION  STATUS
                token             1  pinned
                encryption        1  for old values
                encryption        2  current
                """);
    }

    @Test
    void shouldChangeNothingWhenTokenRotationIsNotConfirmed() throws IOException {
        String tokenBefore = Files.readString(file);

        CliRun run = run("keyset", "rotate-tokens", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("token key 2 was not created").contains("different tokens").contains("--yes");
        assertThat(Files.readString(file)).isEqualTo(tokenBefore);
    }

    @Test
    void shouldProduceNewTokensWhenRotatedAndTheOldOnesWhenPinned() {
        String first = token();

        CliRun rotated = run("keyset", "rotate-tokens", file.toString(), "--yes");

        assertThat(rotated.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(rotated.out()).contains("Token key 2 created and pinned",
                "heddle keyset pin-tokens 1 " + file + " --yes");
        assertThat(token()).isNotEqualTo(first);
        assertThat(run("keyset", "list", file.toString()).out()).isEqualTo("""
                KIND        VERSION  STATUS
                token             1  not in use
                token             2  pinned
                encryption        1  current
                """);

        CliRun unconfirmed = run("keyset", "pin-tokens", "1", file.toString());

        assertThat(unconfirmed.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(unconfirmed.err()).contains("token key 1 was not pinned").contains("--yes");
        assertThat(token()).isNotEqualTo(first);
        assertThat(run("keyset", "pin-tokens", "1", file.toString(), "--yes").out())
                .startsWith("Token key 1 pinned at " + file);
        assertThat(token()).isEqualTo(first);
        assertThat(run("keyset", "pin-tokens", "1", file.toString()).out())
                .isEqualTo("Token key 1 is already pinned at " + file + ".\n");
    }

    @Test
    void shouldListTheVersionsWhenAnUnknownOneIsPinned() {
        CliRun run = run("keyset", "pin-tokens", "7", file.toString(), "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.err()).contains("no version 7").contains("from 1 to 1");
    }

    @Test
    void shouldNotCreateAMissingKeyset() {
        Path missing = folder.resolve("missing.json");

        for (String[] command : new String[][] {
            {"keyset", "list", missing.toString()}, {"keyset", "rotate", missing.toString()},
            {"keyset", "rotate-tokens", missing.toString(), "--yes"},
            {"keyset", "pin-tokens", "1", missing.toString(), "--yes"}
        }) {
            CliRun run = run(command);

            assertThat(run.exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
            assertThat(run.err()).contains("no masking keys at " + missing);
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void shouldReportAFileThatIsNotAKeysetWithoutQuotingIt() throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "secret-material");

        CliRun run = run("keyset", "rotate", broken.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.err()).contains("cannot be used").doesNotContain("secret-material");
    }
}
