// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command-line arguments.
 *
 * @param rounds how often each system is measured
 * @param quick fewer records, for a first impression
 * @param selected the names of the benchmarks to run
 * @param ceiling the maximum throughput of the gate, in records per second, that the latency and isolation benchmarks
 *        assume if it is not measured in this run
 * @param output the folder to write the report to
 */
record GateBenchmarkArguments(int rounds, boolean quick, List<String> selected, Optional<Integer> ceiling,
        Path output) {
    static final String USAGE =
            "options: --rounds N, --quick, --only NAME (a part of a name;"
                    + " may be repeated), --ceiling RECORDS_PER_SECOND, --output FOLDER";

    /** @throws IllegalArgumentException if the arguments are invalid; the message says why */
    static GateBenchmarkArguments parse(List<String> arguments, List<String> names) {
        int rounds = 0;
        boolean quick = false;
        Optional<Integer> ceiling = Optional.empty();
        List<String> filters = new ArrayList<>();
        Path output = Path.of("target");
        for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext();) {
            String option = remaining.next();
            switch (option) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = positive(option, remaining);
                case "--ceiling" -> ceiling = Optional.of(positive(option, remaining));
                case "--only" -> filters.add(value(option, remaining));
                case "--output" -> output = Path.of(value(option, remaining));
                default -> throw new IllegalArgumentException("'" + option + "' is not known; " + USAGE);
            }
        }
        List<String> selectedNames = names.stream()
                .filter(name -> filters.isEmpty() || filters.stream().anyMatch(name::contains))
                .toList();
        if (selectedNames.isEmpty()) {
            throw new IllegalArgumentException("nothing is named like " + filters + "; there are " + names);
        }
        return new GateBenchmarkArguments(rounds > 0 ? rounds : quick ? 1 : 3, quick, selectedNames, ceiling, output);
    }

    boolean includes(String name) {
        return selected.contains(name);
    }

    private static String value(String option, Iterator<String> remaining) {
        if (!remaining.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return remaining.next();
    }

    private static int positive(String option, Iterator<String> remaining) {
        String text = value(option, remaining);
        if (text.matches("[1-9]\\d{0,8}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(option + " needs a number of 1 or more, not '" + text + "'");
    }
}
