// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The codes of waits beside the table that readers have of them. */
class MissingCodesTest {
    private static final Path REFERENCE = Path.of("../docs/reference/behaviour.md");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    private static List<String> documentedCodes() throws IOException {
        String page = Files.readString(REFERENCE);
        String section = page.substring(page.indexOf("### Codes of waits")).split("\n## ", 2)[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> CODE.matcher(cell).results().map(MatchResult::group))
                .map(code -> code.replace("`", ""))
                .toList();
    }

    private static List<String> codes() throws ReflectiveOperationException {
        List<String> codes = new ArrayList<>();
        for (Class<?> kind : Missing.class.getPermittedSubclasses()) {
            Constructor<?> constructor = kind.getDeclaredConstructors()[0];
            Object[] values = Arrays.stream(constructor.getParameterTypes()).map(MissingCodesTest::valueOf).toArray();
            codes.add(((Missing) constructor.newInstance(values)).code());
        }
        return codes;
    }

    private static Object valueOf(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type == String.class ? "" : new Missing.Contract();
    }

    @Test
    void shouldDocumentEachCodeInOneRow() throws IOException, ReflectiveOperationException {
        assertThat(documentedCodes()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes());
    }

    @Test
    void shouldGiveEachKindItsOwnCode() throws ReflectiveOperationException {
        assertThat(codes()).doesNotHaveDuplicates();
    }
}
