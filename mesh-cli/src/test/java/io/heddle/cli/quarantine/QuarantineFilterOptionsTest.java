// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.log.quarantine.RejectedRecord;
import io.heddle.log.quarantine.RejectionFilter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuarantineFilterOptionsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final MeshConnectionInfo NOWHERE =
            new MeshConnectionInfo("test", "127.0.0.1:1", "http://127.0.0.1:1", "0");
    private static final RejectedRecord ONE =
            new RejectedRecord(1, 12, "rule_violated", "shop.orders@1.0.0", "shop.orders.v1.ingest", 40,
                    Instant.EPOCH, Instant.parse("2026-03-04T10:00:00Z"), Optional.empty(), Optional.empty(),
                    List.of(new RejectedRecord.Finding("amount.minimum", "amount", "long", "too small")));

    private static RejectionFilter filter(String... options) {
        Holder parsed = new Holder();
        new CommandLine(parsed).parseArgs(options);
        return parsed.options.filter(NOW, NOWHERE);
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        QuarantineFilterOptions options = new QuarantineFilterOptions();
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-03-04T10:00:00Z", "30m, 2026-03-04T11:30:00Z", "3d, 2026-03-01T12:00:00Z",
        "10s, 2026-03-04T11:59:50Z",
        "2026-01-31, 2026-01-31T00:00:00Z", "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+01:00, 2026-01-31T11:00:00Z"
    })
    void shouldAcceptTimesInCommonNotations(String text, Instant time) {
        assertThat(TimeOptionParser.parse(text, NOW)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "h", "-2h", "yesterday", "2026-13-01", "2026-01-31 12:00", "9999999h", "2H"})
    void shouldRefuseMalformedTimes(String text) {
        assertThat(TimeOptionParser.parse(text, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|true", "--reason rule_violated|true", "--reason undecodable|false",
        "--reason undecodable --reason rule_violated|true",
        "--rule amount.minimum|true", "--rule amount.maximum|false", "--since 2h|true", "--since 119m|false",
        "--until 2h|false",
        "--until 119m|true", "--partition 1|true", "--partition 0|false", "--at 1:12|true", "--at 1:13|false",
        "--at 1:13 --at 1:12|true", "--key k1|true", "--key 0x6b31|true", "--key k2|false",
        "--reason rule_violated --partition 0|false"
    })
    void shouldTranslateEveryOption(String options, boolean meant) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "shop.orders.v1.quarantine", 1, 12, "k1".getBytes(StandardCharsets.UTF_8), new byte[0]);

        assertThat(filter(options == null ? new String[0] : options.split(" ")).test(ONE, record)).isEqualTo(meant);
    }

    @Test
    void shouldSuggestTheReasonWhenItIsMisspelt() {
        assertThatThrownBy(() -> filter("--reason", "rule_violatd")).isInstanceOfSatisfying(CliException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(e.fix()).contains("did you mean --reason rule_violated?");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0:x", "0:", ":1", "00:1", "-1:2"})
    void shouldRefuseAMalformedPosition(String position) {
        assertThatThrownBy(() -> filter("--at", position)).isInstanceOf(CliException.class)
                .hasMessageContaining("--at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max 0", "--max 2000001", "--rate 0", "--timeout -1", "--resume latest"})
    void shouldRefuseToReplayWithInvalidNumbers(String option) {
        CliRun run = CliRun.of(("quarantine replay shop.orders --mesh http://127.0.0.1:1 " + option).split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("error:", "fix:");
    }
}
