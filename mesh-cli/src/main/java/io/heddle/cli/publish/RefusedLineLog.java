// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the first refusals for display, counts all of them by rule and, if requested, writes all of them to a file as
 * lines of JSON.
 */
final class RefusedLineLog implements Consumer<RefusedLine>, AutoCloseable {
    static final int MAX_KEPT = 1_000;
    private static final JsonMapper JSON = new JsonMapper();
    private final List<RefusedLine> firstRefusals = new ArrayList<>();
    private final Map<String, Integer> byRule = new TreeMap<>();
    private final @Nullable BufferedWriter file;

    private RefusedLineLog(@Nullable BufferedWriter file) {
        this.file = file;
    }

    static RefusedLineLog open(@Nullable Path path) {
        try {
            return new RefusedLineLog(path == null ? null : Files.newBufferedWriter(path));
        } catch (IOException e) {
            throw new CliException(ExitCodes.USAGE, "cannot write to " + path, "name a writable file", e);
        }
    }

    @Override
    public synchronized void accept(RefusedLine refusal) {
        if (firstRefusals.size() < MAX_KEPT) {
            firstRefusals.add(refusal);
        }
        refusal.reasons().stream().map(RefusedLine.Reason::rule).distinct()
                .forEach(rule -> byRule.merge(rule, 1, Integer::sum));
        if (file != null) {
            try {
                file.write(JSON.writeValueAsString(refusal));
                file.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The first refusals, sorted by line. */
    synchronized List<RefusedLine> firstRefusals() {
        return firstRefusals.stream().sorted(Comparator.comparingLong(RefusedLine::line)).toList();
    }

    /** The number of refused lines per rule. */
    synchronized Map<String, Integer> byRule() {
        return new TreeMap<>(byRule);
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
