// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.workload.WorkloadCatalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The command-line arguments.
 *
 * @param rounds how often each variant is measured
 * @param quick shorter measurements, for a first impression
 * @param workloads the names of the workloads to run
 * @param output the folder to write the table to
 */
record RecordBenchmarkArguments(int rounds, boolean quick, List<String> workloads, Path output) {
    static final String USAGE =
            "options: --rounds N, --quick, --only NAME (a part of a workload's name; may be repeated),"
                    + " --output FOLDER, --list";

    static final int ROUNDS = 5;
    static final int QUICK_ROUNDS = 2;

    /** @throws IllegalArgumentException if the arguments are invalid; the message says why */
    static RecordBenchmarkArguments parse(List<String> arguments) {
        int rounds = 0;
        boolean quick = false;
        List<String> filters = new ArrayList<>();
        Path output = Path.of("target");
        for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext();) {
            String option = remaining.next();
            switch (option) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = positive(value(option, remaining));
                case "--only" -> filters.add(value(option, remaining));
                case "--output" -> output = Path.of(value(option, remaining));
                default -> throw new IllegalArgumentException("'" + option + "' is not known; " + USAGE);
            }
        }
        return new RecordBenchmarkArguments(rounds > 0 ? rounds : quick ? QUICK_ROUNDS : ROUNDS, quick,
                selectWorkloads(filters), output);
    }

    private static List<String> selectWorkloads(List<String> filters) {
        List<String> chosen = WorkloadCatalog.names().stream()
                .filter(name -> filters.isEmpty() || filters.stream().anyMatch(name::contains))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "no workload is named like " + filters + "; there are " + WorkloadCatalog.names());
        }
        return chosen;
    }

    private static String value(String option, Iterator<String> remaining) {
        if (!remaining.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return remaining.next();
    }

    private static int positive(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("--rounds needs a number of 1 or more, not '" + text + "'");
    }
}
