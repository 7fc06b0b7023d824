// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads YAML and JSON texts. Stateless and thread-safe.
 *
 * <pre>{@code
 * YamlReading reading = YamlReader.read("domain: crm");
 * reading.root(); // a mapping with one entry, at 1:1
 * }</pre>
 *
 * <p>The tree is built from the parser's events without recursion, so that deeply nested documents cannot overflow the
 * stack.
 */
public final class YamlReader {
    /** The maximum length of a text, in UTF-16 code units. */
    public static final int MAX_LENGTH = 3_000_000;

    /** The maximum nesting depth of lists and maps. */
    public static final int MAX_DEPTH = 64;

    /** The maximum number of aliases. */
    public static final int MAX_ALIASES = 1_000;

    /** The maximum number of nodes in a document; aliases are counted for every use. */
    public static final int MAX_NODES = 200_000;

    private YamlReader() {}

    /** Reads a text that contains a single document. */
    public static YamlReading read(String text) {
        if (text.length() > MAX_LENGTH) {
            return failed(new ArrayList<>(), new YamlProblem(
                    "yaml.too.large", TextPosition.START, "",
                    "the text is longer than " + MAX_LENGTH + " characters", "split or shorten the document"));
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Optional<YamlProblem> illegal = illegalCharacter(body);
        if (illegal.isPresent()) {
            return failed(new ArrayList<>(), illegal.get());
        }
        YamlTreeBuilder builder = new YamlTreeBuilder();
        try {
            for (Event event : new Parse(settings()).parseString(body)) {
                builder.accept(event);
                if (builder.isStopped()) {
                    return new YamlReading(Optional.empty(), builder.problems());
                }
            }
        } catch (MarkedYamlEngineException e) {
            return failed(builder.problems(), syntax(e));
        } catch (YamlEngineException e) {
            return failed(builder.problems(), new YamlProblem(
                    "yaml.syntax", TextPosition.START, "", "the text is not YAML",
                    "check the text with a YAML linter"));
        }
        return builder.finish();
    }

    private static LoadSettings settings() {
        return LoadSettings.builder().setCodePointLimit(MAX_LENGTH).setParseComments(false).build();
    }

    private static YamlReading failed(List<YamlProblem> before, YamlProblem problem) {
        List<YamlProblem> all = new ArrayList<>(before);
        all.add(problem);
        return new YamlReading(Optional.empty(), all);
    }

    private static YamlProblem syntax(MarkedYamlEngineException e) {
        TextPosition position =
                e.getProblemMark().or(e::getContextMark).map(YamlReader::position).orElse(TextPosition.START);
        String problem = e.getProblem() == null ? "" : ": " + shortened(e.getProblem());
        return new YamlProblem(
                "yaml.syntax", position, "", "not valid YAML" + problem,
                "check indentation, quotes, and the ':' and ',' near this position");
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 157) + "..." : line;
    }

    static TextPosition position(Mark mark) {
        return new TextPosition(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Finds the first character that YAML does not allow; unpaired surrogates can indicate broken UTF-8. */
    private static Optional<YamlProblem> illegalCharacter(String text) {
        int line = 1;
        int column = 1;
        int index = 0;
        while (index < text.length()) {
            int c = text.codePointAt(index);
            if (!isPrintable(c)) {
                return Optional.of(new YamlProblem(
                        "yaml.character", new TextPosition(line, column), "",
                        String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", c),
                        "remove it, or write it as an escape inside double quotes, and save the file as UTF-8"));
            }
            boolean lineEnd =
                    c == '\n' || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + 1;
            index += Character.charCount(c);
        }
        return Optional.empty();
    }

    private static boolean isPrintable(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || c >= 0x10000;
    }
}
