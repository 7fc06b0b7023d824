// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.cli.output.TerminalTable;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists the key versions of each kind; never shows key material. */
@Command(
        name = "list",
        description = "show the versions of the masking keys, never the keys",
        footer = {
            "",
            "Token keys make the tokens of 'hash' and 'email'; one of them is pinned.",
            "Encryption keys are for 'encrypt': new values use the newest key, and",
            "old values stay readable with the key that encrypted them."
        })
public final class KeysetListCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "file of the keys (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    private final CliContext context;

    public KeysetListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeysetVersions versions = KeysetAccess.withKeyset(file, FileKeyset::versions);
        List<JsonNode> rows = new ArrayList<>();
        for (int version = 1; version <= versions.tokens(); version++) {
            rows.add(row("token", version, version == versions.pinned() ? "pinned" : "not in use"));
        }
        int newest = versions.encryption().stream().mapToInt(Integer::intValue).max().orElse(0);
        versions.encryption().forEach(
                version -> rows.add(row("encryption", version, version == newest ? "current" : "for old values")));
        ResultPrinter.print(context, rows, () -> {
            TerminalTable table = TerminalTable.of("KIND", "VERSION", "STATUS").right(1);
            rows.forEach(row -> table.row(
                    row.path("kind").asText(), row.path("version").asText(), row.path("status").asText()));
            return ResultPrinter.table(context, table);
        });
        return ExitCodes.OK;
    }

    private static ObjectNode row(String kind, int version, String status) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("version", version).put("status", status);
    }
}
