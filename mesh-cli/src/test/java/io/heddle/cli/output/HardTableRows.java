// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Rows that are hard to lay out: wide characters, long words, markup, control characters, gaps. */
public final class HardTableRows {
    private static final List<String> TEXTS = List.of(
            "crm.customers",
            "",
            "who our customers are, where they live and what they have ordered in the last three years",
            "a-topic-with.a-very_long/name@that=joins:many-words.and-more_and/more@and=more:until-it.ends",
            "x".repeat(90),
            "\u9867\u5ba2\u306e\u6ce8\u6587\u3068\u4f4f\u6240\u3092\u542b\u3080\u30c7\u30fc\u30bf\u3002"
                    + "\u6bce\u65e5\u66f4\u65b0\u3055\u308c\u307e\u3059\u3002",
            "\ud55c\uad6d\uc5b4 \uace0\uac1d",
            "Stra\u00dfe, caf\u00e9, cafe\u0301, na\u00efve",
            "\ud83d\ude00 smile",
            "@|bold no markup|@ 100% %n",
            "a\u001b[31mred\nnext\tline");
    private static final List<Long> NUMBERS = List.of(0L, 7L, 16_025L, 9_223_372_036_854_775_807L);

    private HardTableRows() {}

    /** The texts; each appears in each column once. */
    public static List<String> texts() {
        return TEXTS;
    }

    /** The text of a cell. */
    public static String text(int row, int column) {
        return TEXTS.get((row + column) % TEXTS.size());
    }

    /** The number of a cell. */
    public static long number(int row, int column) {
        return NUMBERS.get((row + column) % NUMBERS.size());
    }

    /** The columns that the widest line takes. */
    public static int widest(String table) {
        return table.lines().mapToInt(DisplayWidth::of).max().orElse(0);
    }

    /** A row for each text as JSON objects; a field with a {@code #} before its name is a number. */
    public static ArrayNode json(String... fields) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int row = 0; row < TEXTS.size(); row++) {
            ObjectNode object = rows.addObject();
            for (int column = 0; column < fields.length; column++) {
                if (fields[column].startsWith("#")) {
                    object.put(fields[column].substring(1), number(row, column));
                } else {
                    object.put(fields[column], text(row, column));
                }
            }
        }
        return rows;
    }
}
