// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.source;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that documents name only existing classes. Covers READMEs, CONTRIBUTING and everything below {@code docs},
 * except superseded decisions, which describe the past.
 */
class DocumentedNamesTest {
    /**
     * A camel-case name of at least two words that is not part of a longer name, or a Java file at the end of a path.
     */
    private static final Pattern TYPE_NAME =
            Pattern.compile("(?<![\\w.$/#@…-])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?![\\w/-])"
                    + "|(?<=/)[A-Z]\\w+(?=\\.java\\b)");
    private static final Pattern SUPERSEDED = Pattern.compile("(?im)^\\W*status\\W.*superseded");
    private static final Pattern DECLARATION =
            Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");

    /** A placeholder for a name that the reader chooses. */
    private static final String PLACEHOLDER = "Xyz";
    /** External names: products, formats, units, and classes of Java, Kafka and Avro. */
    private static final Set<String> FOREIGN = Set.of(
            "ArchUnit", "AssertJ", "AsyncAPI", "CloudEvents", "DataContract", "GenericData", "GlobalKTable",
            "HotSpot", "IntelliJ", "InvalidTxnStateException", "JaCoCo", "JavaScript", "KafkaAvroDeserializer",
            "KafkaAvroSerializer", "KafkaClientSupplier", "KiB", "LogAppendTime", "MiB", "NullAway",
            "OffsetAndMetadata", "OnBrokerTest", "OpenAPI", "OpenLineage", "P1Y", "ProcessorContext", "SecureRandom",
            "SnakeYAML", "SpecMesh", "StreamPartitioner", "TextTable", "TopologyTestDriver", "TransactionManager",
            "TxnOffsetCommit", "W3C", "WebJar");

    @Test
    void shouldNameOnlyTypesThatExist() {
        Set<String> known = new HashSet<>(FOREIGN);
        SourceTree.javaFiles().forEach(file -> {
            known.add(SourceTree.name(file));
            DECLARATION.matcher(SourceTree.text(file)).results().forEach(match -> known.add(match.group(1)));
        });

        List<String> missing = documents()
                .flatMap(document -> typeNames(document)
                        .filter(name -> !known.contains(name) && !name.startsWith(PLACEHOLDER))
                        .map(name -> SourceTree.display(document) + ": " + name))
                .toList();

        assertThat(missing)
                .as("types that no source file declares: use today's name, or add a foreign one to the list here")
                .isEmpty();
    }

    @Test
    void shouldNameOnlyForeignTypesThatDocumentsMention() {
        Set<String> mentioned = documents().flatMap(DocumentedNamesTest::typeNames).collect(Collectors.toSet());

        assertThat(FOREIGN).as("foreign names that no document mentions any more").isSubsetOf(mentioned);
    }

    private static Stream<Path> documents() {
        return SourceTree.documents().stream()
                .filter(document -> !SourceTree.name(document).equals("CHANGELOG"))
                .filter(document -> !SUPERSEDED.matcher(SourceTree.text(document)).find());
    }

    private static Stream<String> typeNames(Path document) {
        Matcher names = TYPE_NAME.matcher(SourceTree.text(document));
        return names.results().map(match -> match.group()).distinct();
    }
}
