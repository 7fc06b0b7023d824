// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.internal.CelCodePointArray;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literals of an expression that have more digits than a double can hold, such as {@code 9007199254740993.00}. CEL
 * rounds them when it parses, so each is replaced by a variable with the exact value.
 *
 * @param expression with the variables
 * @param values of the variables by name
 */
record ExactLiterals(String expression, Map<String, Object> values) {
    private static final Pattern NUMBER = Pattern.compile("-?\\s*([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)");

    static ExactLiterals of(String expression, CelAbstractSyntaxTree tree) {
        SortedMap<Integer, BigDecimal> found = new TreeMap<>();
        Map<Integer, Integer> ends = new LinkedHashMap<>();
        CelCodePointArray content = tree.getSource().getContent();
        CelNavigableAst.fromAst(tree).getRoot().allNodes().map(CelNavigableExpr::expr)
                .filter(ExactLiterals::isDouble)
                .forEach(literal -> Optional.ofNullable(tree.getSource().getPositionsMap().get(literal.id()))
                        .map(position -> expression.offsetByCodePoints(0, Math.min(position, content.size())))
                        .ifPresent(start -> {
                            Matcher number = NUMBER.matcher(expression).region(start, expression.length());
                            if (number.lookingAt() && isRounded(number.group(1))) {
                                found.put(number.start(1), new BigDecimal(number.group(1)));
                                ends.put(number.start(1), number.end(1));
                            }
                        }));
        return replace(expression, found, ends);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    private static ExactLiterals replace(String expression, SortedMap<Integer, BigDecimal> found,
            Map<Integer, Integer> ends) {
        StringBuilder text = new StringBuilder();
        Map<String, Object> values = new LinkedHashMap<>();
        int copied = 0;
        for (Map.Entry<Integer, BigDecimal> literal : found.entrySet()) {
            String name = "exact_literal_" + values.size();
            values.put(name, ExactDecimal.ofLiteral(literal.getValue()));
            text.append(expression, copied, literal.getKey()).append(name);
            copied = Objects.requireNonNull(ends.get(literal.getKey()));
        }
        return new ExactLiterals(text.append(expression, copied, expression.length()).toString(), Map.copyOf(values));
    }

    private static boolean isDouble(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
    }

    private static boolean isRounded(String text) {
        BigDecimal exact = new BigDecimal(text);
        double rounded = exact.doubleValue();
        return Double.isFinite(rounded) && exact.compareTo(BigDecimal.valueOf(rounded)) != 0;
    }
}
