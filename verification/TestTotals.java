// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adds up the test reports of all modules below a folder: {@code java TestTotals.java ROOT}. */
class TestTotals {
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        TreeMap<String, int[]> modules = new TreeMap<>();
        int[] total = new int[3];
        for (Path report : reports(root)) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            if (suite.find()) {
                int failed = count(suite.group(), "errors") + count(suite.group(), "failures");
                int skipped = count(suite.group(), "skipped");
                int passed = count(suite.group(), "tests") - failed - skipped;
                int[] sums = modules.computeIfAbsent(moduleOf(root, report), name -> new int[3]);
                for (int[] each : List.of(sums, total)) {
                    each[0] += passed;
                    each[1] += failed;
                    each[2] += skipped;
                }
            }
        }
        System.out.printf("%n%-28s %8s %8s %8s%n", "Tests", "passed", "failed", "skipped");
        modules.forEach((name, s) -> System.out.printf("%-28s %8d %8d %8d%n", name, s[0], s[1], s[2]));
        System.out.printf("%n%d passed, %d failed, %d skipped%n%n", total[0], total[1], total[2]);
    }

    private static String moduleOf(Path root, Path report) {
        return root.relativize(report.getParent().getParent().getParent()).toString();
    }

    private static int count(String suite, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"(\\d+)\"").matcher(suite);
        return value.find() ? Integer.parseInt(value.group(1)) : 0;
    }

    private static List<Path> reports(Path root) {
        try (Stream<Path> files = Files.find(root, 6, (path, attributes) -> {
            String folder = String.valueOf(path.getParent().getFileName());
            return path.getFileName().toString().matches("TEST-.*\\.xml")
                    && (folder.equals("surefire-reports") || folder.equals("failsafe-reports"));
        })) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
