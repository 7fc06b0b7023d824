// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.client.InputFault;
import io.heddle.cli.console.AnsiStyles;
import io.heddle.cli.output.TerminalTable;
import io.heddle.cli.output.TerminalTable.Cell;

import java.util.List;
import java.util.function.UnaryOperator;

/** Formats the output of {@code heddle apply}. */
final class ApplyReport {
    private static final JsonMapper JSON = new JsonMapper();

    private ApplyReport() {}

    /** Faults in compiler style: {@code file:line:column: message}, followed by the fix. */
    static String faults(List<FileFaults> files, AnsiStyles ansi) {
        StringBuilder out = new StringBuilder();
        for (FileFaults file : files) {
            for (InputFault fault : file.faults()) {
                String place = fault.line() > 0 ? ":" + fault.line() + ":" + fault.column() : "";
                String path = fault.path().isEmpty() ? "" : fault.path() + ": ";
                out.append(ansi.bold(file.path() + place)).append(": ").append(path).append(fault.message())
                        .append('\n');
                if (!fault.fix().isEmpty()) {
                    out.append("  ").append(ansi.cyan("fix:")).append(' ').append(fault.fix()).append('\n');
                }
            }
        }
        return out.toString();
    }

    static String table(List<AppliedChange> changes, AnsiStyles ansi, int width) {
        TerminalTable table = TerminalTable.of("ACTION", "KIND", "NAME", "DETAIL");
        for (AppliedChange change : changes) {
            UnaryOperator<String> style = switch (change.action()) {
                case "create" -> ansi::green;
                case "update" -> ansi::yellow;
                default -> ansi::dim;
            };
            table.row(List.of(new Cell(change.action(), style), Cell.plain(change.kind()), Cell.plain(change.name()),
                    Cell.plain(change.detail())));
        }
        return table.render(width);
    }

    static String summary(List<AppliedChange> changes, boolean dryRun) {
        String verb = dryRun ? "to create" : "created";
        String changed = dryRun ? "to update" : "updated";
        return count(changes, "create") + " " + verb + ", " + count(changes, "update") + " " + changed + ", "
                + count(changes, "keep") + " kept" + (dryRun ? " (dry run: nothing was changed)" : "");
    }

    static JsonNode document(List<AppliedChange> changes, List<FileFaults> faults, List<FileFaults> notices,
            boolean dryRun) {
        ObjectNode document = JSON.createObjectNode().put("dryRun", dryRun);
        document.set("changes", JSON.valueToTree(changes));
        document.set("faults", list(faults));
        document.set("notices", list(notices));
        return document;
    }

    private static ArrayNode list(List<FileFaults> files) {
        ArrayNode list = JSON.createArrayNode();
        for (FileFaults file : files) {
            for (InputFault fault : file.faults()) {
                ObjectNode item = list.addObject().put("file", file.path().toString());
                item.setAll((ObjectNode) JSON.valueToTree(fault));
            }
        }
        return list;
    }

    private static long count(List<AppliedChange> changes, String action) {
        return changes.stream().filter(change -> change.action().equals(action)).count();
    }
}
