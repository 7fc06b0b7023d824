// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.source;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that type names are unique in the build, and that one-word names are terms of the mesh. */
class TypeNamesTest {
    private static final Pattern ONE_WORD = Pattern.compile("[A-Z][a-z0-9]*");

    @Test
    void shouldUseEachTopLevelNameOnce() {
        Map<String, List<String>> places = SourceTree.typeFiles().stream()
                .collect(Collectors.groupingBy(
                        SourceTree::name, TreeMap::new,
                        Collectors.mapping(SourceTree::display, Collectors.toList())));

        places.values().removeIf(files -> files.size() == 1);

        assertThat(places).as("simple names that two types share: rename one of them").isEmpty();
    }

    @Test
    void shouldExplainOneWordNamesInTheGlossary() {
        Set<String> words = glossary();

        List<String> unexplained = SourceTree.typeFiles().stream()
                .filter(file -> ONE_WORD.matcher(SourceTree.name(file)).matches())
                .filter(file -> !words.contains(SourceTree.name(file)))
                .map(SourceTree::display)
                .toList();

        assertThat(unexplained)
                .as("types of one word that is no heading of docs/glossary.md: give them a second word")
                .isEmpty();
    }

    private static Set<String> glossary() {
        Set<String> words = SourceTree.lines(SourceTree.root().resolve("docs/glossary.md"))
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(words).as("headings of the glossary").contains("Gate", "Cell");
        return words;
    }
}
