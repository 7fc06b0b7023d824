// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelReference;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exact decimal arithmetic in rules. CEL has no decimal type, so the type checker treats a decimal as a {@code double};
 * at run time it is an {@link ExactDecimal}, and each function on doubles gets an overload for it. Where a decimal
 * meets an int, a double or a literal, both are taken as the decimal numbers that they denote.
 */
// cel-java marks the interfaces of its bindings as immutable; every function that they close over here is stateless.
@SuppressWarnings("Immutable")
final class DecimalFunctions {
    private static final String SUFFIX = "_decimal";
    private static final String IN_LIST = "in_list";

    private final RuntimeEquality equality;
    private final Map<String, List<CelFunctionBinding>> additional = new HashMap<>();
    private final Map<String, CelFunctionBinding> replacing = new HashMap<>();

    DecimalFunctions(CelOptions options) {
        equality = RuntimeEquality.create(RuntimeHelpers.create(), options);
        arithmetic("add", ExactDecimal::plus, Double::sum);
        arithmetic("subtract", ExactDecimal::minus, (a, b) -> a - b);
        arithmetic("multiply", ExactDecimal::times, (a, b) -> a * b);
        arithmetic("divide", ExactDecimal::dividedBy, (a, b) -> a / b);
        order("less", sign -> sign < 0);
        order("less_equals", sign -> sign <= 0);
        order("greater", sign -> sign > 0);
        order("greater_equals", sign -> sign >= 0);
        unary("negate_double", ExactDecimal::negated);
        unary("double_to_double", ExactDecimal::toDouble);
        unary("double_to_int64", ExactDecimal::toLong);
        unary("double_to_string", ExactDecimal::toText);
        replace("equals", (a, b) -> areEqual(a, b));
        replace("not_equals", (a, b) -> !areEqual(a, b));
        replacing.put(IN_LIST, CelFunctionBinding.from(IN_LIST + SUFFIX, Object.class, List.class,
                (value, list) -> isIn(value, list)));
    }

    /** The bindings of the overloads that {@link #withDecimals} adds. */
    List<CelFunctionBinding> bindings() {
        return Stream.concat(additional.values().stream().flatMap(List::stream), replacing.values().stream()).toList();
    }

    /** The tree with an overload for decimals wherever it has one for doubles, and with equality of decimals. */
    CelAbstractSyntaxTree withDecimals(CelAbstractSyntaxTree tree) {
        Map<Long, CelReference> references = tree.getReferenceMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> withDecimals(entry.getValue())));
        return CelAbstractSyntaxTree.newCheckedAst(tree.getExpr(), tree.getSource(), references, tree.getTypeMap());
    }

    private CelReference withDecimals(CelReference reference) {
        if (reference.overloadIds().isEmpty()) {
            return reference;
        }
        CelReference.Builder builder = CelReference.newBuilder().setName(reference.name());
        reference.value().ifPresent(builder::setValue);
        for (String id : reference.overloadIds()) {
            CelFunctionBinding other = replacing.get(id);
            builder.addOverloadIds(other == null ? id : other.getOverloadId());
            additional.getOrDefault(id, List.of()).forEach(more -> builder.addOverloadIds(more.getOverloadId()));
        }
        return builder.build();
    }

    private void arithmetic(String name, BinaryOperator<ExactDecimal> exact, DoubleBinaryOperator inexact) {
        String id = name + "_double";
        List<CelFunctionBinding> bindings = new ArrayList<>();
        pairs(id, Double.class, (a, b) -> calculate(a, b, exact, inexact), bindings);
        additional.put(id, List.copyOf(bindings));
    }

    private static Object calculate(Object a, Object b, BinaryOperator<ExactDecimal> exact,
            DoubleBinaryOperator inexact) {
        Object left = ExactDecimal.withoutLiteral(a);
        Object right = ExactDecimal.withoutLiteral(b);
        ExactDecimal first = ExactDecimal.of(a);
        ExactDecimal second = ExactDecimal.of(b);
        boolean isDecimal = left instanceof ExactDecimal || right instanceof ExactDecimal;
        return isDecimal && first != null && second != null
                ? exact.apply(first, second)
                : (Object) inexact.applyAsDouble(toDouble(left), toDouble(right));
    }

    private void order(String name, IntPredicate holds) {
        List<CelFunctionBinding> doubles = new ArrayList<>();
        pairs(name + "_double", Double.class, (a, b) -> compare(a, b, holds), doubles);
        additional.put(name + "_double", List.copyOf(doubles));
        additional.put(name + "_double_int64", List.of(CelFunctionBinding.from(name + "_double_int64" + SUFFIX,
                ExactDecimal.class, Long.class, (a, b) -> compare(a, b, holds))));
        additional.put(name + "_int64_double", List.of(CelFunctionBinding.from(name + "_int64_double" + SUFFIX,
                Long.class, ExactDecimal.class, (a, b) -> compare(a, b, holds))));
    }

    private static <T> void pairs(String id, Class<T> other, BinaryOperator<Object> function,
            List<CelFunctionBinding> bindings) {
        bindings.add(CelFunctionBinding.from(id + SUFFIX, ExactDecimal.class, ExactDecimal.class, function::apply));
        bindings.add(CelFunctionBinding.from(id + "_left" + SUFFIX, ExactDecimal.class, other, function::apply));
        bindings.add(CelFunctionBinding.from(id + "_right" + SUFFIX, other, ExactDecimal.class, function::apply));
    }

    private static Object compare(Object a, Object b, IntPredicate holds) {
        Object left = ExactDecimal.withoutLiteral(a);
        Object right = ExactDecimal.withoutLiteral(b);
        ExactDecimal first = ExactDecimal.of(a);
        ExactDecimal second = ExactDecimal.of(b);
        if (first == null || second == null || !(left instanceof ExactDecimal || right instanceof ExactDecimal)) {
            double one = toDouble(left);
            double other = toDouble(right);
            return !Double.isNaN(one) && !Double.isNaN(other)
                    && holds.test(one < other ? -1 : one == other ? 0 : 1);
        }
        return holds.test(first.compareTo(second));
    }

    private void unary(String id, Function<ExactDecimal, Object> function) {
        additional.put(id, List.of(CelFunctionBinding.from(id + SUFFIX, ExactDecimal.class, function::apply)));
    }

    private void replace(String id, BinaryOperator<Object> function) {
        replacing.put(id, CelFunctionBinding.from(id + SUFFIX, Object.class, Object.class, function::apply));
    }

    /** As cel-java, which finds NaN in a list, and numerically for decimals. */
    private boolean isIn(Object value, List<?> list) {
        return equality.inList(List.<Object>copyOf(list), value)
                || list.stream().anyMatch(item -> areEqual(value, item));
    }

    private boolean areEqual(Object a, Object b) {
        Object left = ExactDecimal.withoutLiteral(a);
        Object right = ExactDecimal.withoutLiteral(b);
        if (left instanceof ExactDecimal || right instanceof ExactDecimal) {
            return isNumber(a) && isNumber(b) && (boolean) compare(a, b, sign -> sign == 0);
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return areEqual(one, other);
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return areEqual(one, other);
        }
        return equality.objectEquals(left, right);
    }

    private boolean areEqual(List<?> one, List<?> other) {
        Iterator<?> others = other.iterator();
        return one.size() == other.size() && one.stream().allMatch(item -> areEqual(item, others.next()));
    }

    private boolean areEqual(Map<?, ?> one, Map<?, ?> other) {
        return one.size() == other.size() && one.entrySet().stream().allMatch(entry -> equality
                .findInMap(other, entry.getKey())
                .filter(value -> areEqual(entry.getValue(), value))
                .isPresent());
    }

    private static boolean isNumber(Object value) {
        return value instanceof ExactDecimal || value instanceof Number;
    }

    private static double toDouble(Object number) {
        return number instanceof ExactDecimal decimal ? decimal.toDouble() : ((Number) number).doubleValue();
    }
}
