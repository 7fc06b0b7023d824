// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a tree as YAML in block style. Reading the output gives the same tree, except for positions. Stateless and
 * thread-safe.
 */
public final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./@+-]*( [A-Za-z0-9_./@+-]+)*");
    /** Words that YAML 1.1 readers interpret as booleans. */
    private static final Set<String> YAML_1_1_BOOLEANS = Set.of("yes", "no", "on", "off", "y", "n");
    private static final int MAX_PLAIN_KEY = 120;

    private YamlWriter() {}

    /** The tree as text, terminated by a line break. */
    public static String write(YamlNode node) {
        StringBuilder out = new StringBuilder();
        if (node instanceof YamlScalar scalar) {
            out.append(scalar(scalar)).append('\n');
        } else {
            block(node, 0, out);
        }
        return out.toString();
    }

    private static void block(YamlNode node, int indent, StringBuilder out) {
        if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                entry(entry, indent, out);
            }
            if (mapping.entries().isEmpty()) {
                out.append(" ".repeat(indent)).append("{}\n");
            }
        } else if (node instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                out.append(" ".repeat(indent)).append('-');
                value(item, indent, out);
            }
            if (sequence.items().isEmpty()) {
                out.append(" ".repeat(indent)).append("[]\n");
            }
        }
    }

    private static void entry(YamlNode.Entry entry, int indent, StringBuilder out) {
        String key = scalar(entry.key());
        boolean simple = key.length() <= MAX_PLAIN_KEY;
        out.append(" ".repeat(indent)).append(simple ? "" : "? ").append(key);
        out.append(simple ? ":" : "\n" + " ".repeat(indent) + ":");
        value(entry.value(), indent, out);
    }

    private static void value(YamlNode value, int indent, StringBuilder out) {
        if (value instanceof YamlScalar scalar) {
            out.append(' ').append(scalar(scalar)).append('\n');
        } else if (value instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty()) {
            out.append(" {}\n");
        } else if (value instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()) {
            out.append(" []\n");
        } else {
            out.append('\n');
            block(value, indent + 2, out);
        }
    }

    private static String scalar(YamlScalar scalar) {
        String text = scalar.text();
        if (scalar.kind() == YamlScalar.Kind.NULL) {
            return "null";
        }
        if (!scalar.isText()
                || (text.length() <= MAX_PLAIN_KEY
                        && PLAIN.matcher(text).matches()
                        && !YAML_1_1_BOOLEANS.contains(text.toLowerCase(Locale.ROOT))
                        && YamlScalar.kindOfPlain(text) == YamlScalar.Kind.STRING)) {
            return text;
        }
        return quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if ((c >= 0x20 && c <= 0x7E) || (c >= 0xA1 && c <= 0x1FFF) || (c >= 0x3000 && c <= 0xD7FF)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(c <= 0xFFFF
                                ? String.format(Locale.ROOT, "\\u%04X", c)
                                : String.format(Locale.ROOT, "\\U%08X", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
