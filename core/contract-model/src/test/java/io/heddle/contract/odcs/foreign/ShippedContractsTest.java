// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.foreign;

import io.heddle.contract.odcs.ContractDocument;
import io.heddle.contract.odcs.OdcsJsonSchemaFixture;
import io.heddle.contract.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every contract in the repository is valid under the version of ODCS that it names: files, examples in the
 * documentation, and templates of tests.
 */
class ShippedContractsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String MARK = "kind: DataContract";
    private static final Pattern FENCE = Pattern.compile("```ya?ml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"[ ]*\\n(.*?)\"\"\"", Pattern.DOTALL);

    /** Documents that are wrong or of another version on purpose. */
    private static final Set<String> WRONG_ON_PURPOSE = Set.of("ten-faults.yaml", "CliBadInputIT.java",
            "ContractIdentityTest.java", "EarlierReleaseShapeTest.java", "ContractDocumentVersionTest.java",
            "ContractIdentityFaultsTest.java", "OtherStandard.java");

    /** A document of the repository, named by its file. */
    record Shipped(String file, String document) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Shipped> documents() throws IOException {
        List<Shipped> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(ShippedContractsTest::isSource).forEach(file -> {
                String text = read(file);
                String name = file.getFileName().toString();
                if (!text.contains(MARK) || WRONG_ON_PURPOSE.contains(name)) {
                    return;
                }
                if (name.endsWith(".yaml")) {
                    found.add(new Shipped(name, text));
                } else {
                    blocks(name.endsWith(".md") ? FENCE : TEXT_BLOCK, text)
                            .forEach(document -> found.add(new Shipped(name, document)));
                }
            });
        }
        return found;
    }

    private static List<String> blocks(Pattern pattern, String text) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String block = matcher.group(1);
            if (block.contains(MARK)) {
                blocks.add(pattern == TEXT_BLOCK ? filled(block.stripIndent().translateEscapes()) : block);
            }
        }
        return blocks;
    }

    /** Replaces the parameters of a template by values that fit each place. */
    private static String filled(String template) {
        return template
                .replaceAll("(?m)^\\s*(- )?%s\\s*$", "")
                .replaceAll("(?m)^%(\\d\\$)?s(?=\\w)", "")
                .replaceAll("(?m)^(\\s*)(properties|authoritativeDefinitions):\\s*$(?!\\s*\\n\\1\\s+\\S)", "")
                .replaceAll("\\{property: %s, %s\\}", "{property: latency, value: 1}")
                .replaceAll("version: (%s|VERSION)", "version: 1.0.0")
                .replaceAll("logicalType: %s", "logicalType: string")
                .replaceAll("(value|minimum|maximum): (%[sd]|MINIMUM)", "$1: 1")
                .replaceAll("\\[%s\\]", "[]")
                .replaceAll("\\{([^{}]*), %s([^{}]*)\\}", "{$1$2}")
                .replaceAll("%\\d*\\$?[sd]", "a1");
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        boolean kind = path.endsWith(".yaml") || path.endsWith(".md") || path.endsWith(".java");
        return kind && Files.isRegularFile(file) && !isBuilt(ROOT.relativize(file));
    }

    private static boolean isBuilt(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".") || part.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldBeValidUnderTheVersionThatItNames(Shipped shipped) {
        assertThat(YamlReader.read(shipped.document()).problems()).isEmpty();
        assertThat(OdcsJsonSchemaFixture.faults(shipped.document())).isEmpty();
        assertThat(OdcsJsonSchemaFixture.faults(new ContractDocument(shipped.document()).toYaml())).isEmpty();
    }

    @Test
    void shouldFindFilesDocumentationAndTemplates() throws IOException {
        assertThat(documents()).hasSizeGreaterThan(30).extracting(Shipped::file)
                .contains("README.md", "customers.yaml", "metrics.contract.yaml", "RegistryContractFixture.java");
    }
}
