// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sums up the test reports of all modules below a folder and lists the slowest test classes:
 * {@code java TestTotals.java ROOT}.
 */
class TestTotals {
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");
    private static final int SLOWEST = 10;

    private record TestClass(String module, String name, double seconds) {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        TreeMap<String, int[]> modules = new TreeMap<>();
        int[] total = new int[3];
        List<TestClass> classes = new ArrayList<>();
        for (Path report : reports(root)) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            if (suite.find()) {
                int failed = count(suite.group(), "errors") + count(suite.group(), "failures");
                int skipped = count(suite.group(), "skipped");
                int passed = count(suite.group(), "tests") - failed - skipped;
                String module = moduleOf(root, report);
                classes.add(new TestClass(module, simpleName(suite.group()), seconds(suite.group())));
                int[] sums = modules.computeIfAbsent(module, name -> new int[3]);
                for (int[] each : List.of(sums, total)) {
                    each[0] += passed;
                    each[1] += failed;
                    each[2] += skipped;
                }
            }
        }
        System.out.printf("%n%-28s %8s %8s %8s%n", "Tests", "passed", "failed", "skipped");
        modules.forEach((name, s) -> System.out.printf("%-28s %8d %8d %8d%n", name, s[0], s[1], s[2]));
        System.out.printf("%n%d passed, %d failed, %d skipped%n", total[0], total[1], total[2]);
        System.out.printf("%n%-28s %-44s %8s%n", "Slowest test classes", "", "seconds");
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(SLOWEST)
                .forEach(each -> System.out
                        .printf(Locale.ROOT, "%-28s %-44s %8.1f%n", each.module(), each.name(), each.seconds()));
        System.out.println();
    }

    /** The class name without the package. */
    private static String simpleName(String suite) {
        String name = text(suite, "name");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Parses the time; Surefire uses a comma as thousands separator. */
    private static double seconds(String suite) {
        String time = text(suite, "time").replace(",", "");
        return time.isEmpty() ? 0 : Double.parseDouble(time);
    }

    private static String text(String suite, String attribute) {
        Matcher value = Pattern.compile(" " + attribute + "=\"([^\"]*)\"").matcher(suite);
        return value.find() ? value.group(1) : "";
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
