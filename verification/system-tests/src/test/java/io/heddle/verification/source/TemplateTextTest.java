// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.source;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that the pages of the portal show words, and not the names of Java types. */
class TemplateTextTest {
    /** Text between two tags, without expressions. */
    private static final Pattern TEXT = Pattern.compile(">([^<>{}$@]*)<");

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern SEVERAL_WORDS = Pattern.compile("[A-Z][a-z0-9]+[A-Z]\\w*");

    private final Set<String> types = SourceTree.typeFiles().stream()
            .map(SourceTree::name)
            .filter(name -> SEVERAL_WORDS.matcher(name).matches())
            .collect(Collectors.toSet());

    @Test
    void shouldShowNoTypeNames() {
        List<Path> templates = SourceTree.templates();
        assertThat(templates).as("templates").isNotEmpty();

        assertThat(templates.stream()
                .flatMap(template -> typeNames(SourceTree.text(template))
                        .map(name -> SourceTree.display(template) + ": " + name)))
                .as("names of types that a page shows: write what the reader calls it")
                .isEmpty();
    }

    @Test
    void shouldFindNameInHeadingButNotInCode() {
        assertThat(typeNames("@import a.SourceTree\n@for(SourceTree tree : all)<h2>The SourceTree</h2>"))
                .containsExactly("SourceTree");
    }

    private Stream<String> typeNames(String template) {
        return TEXT.matcher(template).results()
                .flatMap(text -> WORD.matcher(text.group(1)).results())
                .map(MatchResult::group)
                .filter(types::contains);
    }
}
