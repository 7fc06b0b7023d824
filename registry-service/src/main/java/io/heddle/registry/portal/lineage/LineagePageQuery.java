// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The parameters of the lineage page. Invalid values are replaced by defaults.
 *
 * @param node as typed; {@code ""} if nothing is selected yet
 * @param expanded the expanded boxes, in the order they were opened
 */
public record LineagePageQuery(String node, Level level, Direction direction, int depth, List<Expansion> expanded) {
    public static final int DEFAULT_DEPTH = 3;
    static final int MAX_DEPTH = 10;
    private static final int MAX_EXPANSIONS = 30;

    public LineagePageQuery {
        expanded = List.copyOf(expanded);
    }

    /**
     * Additional neighbours of one box.
     *
     * @param box the key of the box
     */
    public record Expansion(Direction direction, String box) {
        String text() {
            return direction.word() + "~" + box;
        }
    }

    /** @param levels the level at which a text names a node */
    static LineagePageQuery of(
            @Nullable String node, @Nullable String level, @Nullable String direction, int depth,
            @Nullable List<String> expand, Function<String, Level> levels) {
        String nodeText = Objects.requireNonNullElse(node, "").strip();
        // A field does not exist at product level.
        Level shownLevel = Level.FIELD.word().equals(level) ? Level.FIELD : levels.apply(nodeText);
        return new LineagePageQuery(nodeText, shownLevel, direction(direction), Math.clamp(depth, 1, MAX_DEPTH),
                expansions(expand));
    }

    LineageQuestion question() {
        return new LineageQuestion(node, direction, depth, level);
    }

    LineagePageQuery forNode(String other) {
        return new LineagePageQuery(other, level, direction, depth, List.of());
    }

    LineagePageQuery withLevel(Level other, String about) {
        return new LineagePageQuery(about, other, direction, depth, List.of());
    }

    LineagePageQuery expand(Expansion more) {
        List<Expansion> all = new ArrayList<>(expanded);
        all.remove(more);
        all.add(more);
        return new LineagePageQuery(node, level, direction, depth, all);
    }

    /** The URL of this page, without parameters that have their default. */
    String toUrl() {
        StringBuilder query = new StringBuilder("/lineage?node=").append(encode(node));
        if (level == Level.FIELD) {
            query.append("&level=field");
        }
        if (direction != Direction.BOTH) {
            query.append("&direction=").append(direction.word());
        }
        if (depth != DEFAULT_DEPTH) {
            query.append("&depth=").append(depth);
        }
        expanded.forEach(expansion -> query.append("&expand=").append(encode(expansion.text())));
        return query.toString();
    }

    private static Direction direction(@Nullable String word) {
        return Arrays.stream(Direction.values()).filter(candidate -> candidate.word().equals(word)).findFirst()
                .orElse(Direction.BOTH);
    }

    private static List<Expansion> expansions(@Nullable List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        return texts.stream()
                .filter(text -> text.indexOf('~') > 0)
                .map(text -> new Expansion(direction(text.substring(0, text.indexOf('~'))),
                        text.substring(text.indexOf('~') + 1)))
                .filter(expansion -> expansion.direction() != Direction.BOTH)
                .limit(MAX_EXPANSIONS)
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
