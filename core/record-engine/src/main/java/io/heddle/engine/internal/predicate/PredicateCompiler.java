// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.heddle.engine.internal.predicate.BooleanPredicates.And;
import io.heddle.engine.internal.predicate.BooleanPredicates.Choice;
import io.heddle.engine.internal.predicate.BooleanPredicates.Not;
import io.heddle.engine.internal.predicate.BooleanPredicates.Or;
import io.heddle.engine.internal.predicate.TypedOperand.Kind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compiles type-checked expressions to predicates. Not thread-safe; one per rule. */
public final class PredicateCompiler {
    private final CaptureSlots slots;
    private final Function<CelExpr, @Nullable Object> constants;

    private PredicateCompiler(CaptureSlots slots, Function<CelExpr, @Nullable Object> constants) {
        this.slots = slots;
        this.constants = constants;
    }

    /**
     * Compiles an expression to predicates that must all be true: a conjunction is split into its parts.
     *
     * @param slots assigns slots to the fields that the predicates use
     * @param constants evaluates an expression without variables; null if the evaluation fails
     */
    public static List<RulePredicate> compile(
            CelExpr expression, CaptureSlots slots, Function<CelExpr, @Nullable Object> constants)
            throws NotNativeException {
        List<RulePredicate> parts = new ArrayList<>();
        flatten(new PredicateCompiler(slots, constants).test(expression), parts);
        return parts;
    }

    private static void flatten(RulePredicate test, List<RulePredicate> parts) {
        if (test instanceof And and) {
            flatten(and.left(), parts);
            flatten(and.right(), parts);
        } else {
            parts.add(test);
        }
    }

    private RulePredicate test(CelExpr expression) throws NotNativeException {
        TypedOperand term = term(expression);
        if (term.kind() != Kind.BOOL) {
            throw new NotNativeException("a value of several types");
        }
        return term.asPredicate();
    }

    private TypedOperand term(CelExpr expression) throws NotNativeException {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return ConstantCompiler.term(ConstantCompiler.value(expression.constant()));
        }
        if (ConstantCompiler.isConstant(expression)) {
            Object value = constants.apply(expression);
            return value == null
                    ? bool(new BooleanPredicates.Constant(RulePredicate.UNKNOWN))
                    : ConstantCompiler.term(value);
        }
        return switch (expression.getKind()) {
            case IDENT, SELECT -> variable(expression);
            case CALL -> call(expression.call());
            case COMPREHENSION -> throw new NotNativeException("it goes through items");
            case LIST, MAP, STRUCT -> throw new NotNativeException("it makes a list or a map");
            case CONSTANT, NOT_SET -> throw new NotNativeException("a constant of another kind");
        };
    }

    private TypedOperand variable(CelExpr expression) throws NotNativeException {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT && expression.ident().name().equals("now")) {
            return new TypedOperand(Kind.TIMESTAMP, new TimestampPredicates.CurrentTime());
        }
        if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT && expression.select().testOnly()) {
            TypedOperand record = slots.operandAt(path(expression.select().operand()));
            // Type checking ensures that the schema has the field, unless this is an entry of a map.
            if (record.kind() != Kind.RECORD) {
                throw new NotNativeException("it looks at entries of a map");
            }
            return bool(new NullPredicates.IsPresent(record.operand()));
        }
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT && !expression.ident().name().equals("record")) {
            throw new NotNativeException("a number with more digits than a double has");
        }
        return slots.operandAt(path(expression));
    }

    private static List<String> path(CelExpr expression) throws NotNativeException {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT && expression.ident().name().equals("record")) {
            return new ArrayList<>();
        }
        if (expression.getKind() != CelExpr.ExprKind.Kind.SELECT || expression.select().testOnly()) {
            throw new NotNativeException("it looks into a value that it makes");
        }
        List<String> path = path(expression.select().operand());
        path.add(expression.select().field());
        return path;
    }

    private TypedOperand call(CelCall call) throws NotNativeException {
        String function = call.function();
        List<CelExpr> operands = new ArrayList<>(call.args());
        call.target().ifPresent(target -> operands.add(0, target));
        return switch (function) {
            case "_&&_" -> bool(new And(test(operands.get(0)), test(operands.get(1))));
            case "_||_" -> bool(new Or(test(operands.get(0)), test(operands.get(1))));
            case "!_" -> bool(new Not(test(operands.get(0))));
            case "_?_:_" -> bool(new Choice(test(operands.get(0)), test(operands.get(1)), test(operands.get(2))));
            case "_==_" -> bool(ComparisonCompiler.equal(term(operands.get(0)), term(operands.get(1))));
            case "_!=_" -> bool(ComparisonCompiler.unequal(term(operands.get(0)), term(operands.get(1))));
            case "_<_" -> ordered(operands, ComparisonBits.LESS);
            case "_<=_" -> ordered(operands, ComparisonBits.LESS | ComparisonBits.EQUAL);
            case "_>_" -> ordered(operands, ComparisonBits.GREATER);
            case "_>=_" -> ordered(operands, ComparisonBits.GREATER | ComparisonBits.EQUAL);
            case "@in" -> bool(in(operands.get(0), operands.get(1)));
            case "startsWith", "endsWith", "contains", "matches" -> bool(textTest(function, operands));
            case "size" -> size(term(operands.get(0)));
            case "@isSet" -> bool(ComparisonCompiler.isSet(term(operands.get(0))));
            case "_+_", "_-_", "_*_", "_/_", "_%_" -> ArithmeticCompiler.of(
                    function.charAt(1), term(operands.get(0)), term(operands.get(1)));
            case "-_" -> ArithmeticCompiler.negative(term(operands.get(0)));
            case "_[_]" -> throw new NotNativeException("it looks at single items");
            default -> throw new NotNativeException("it calls " + function + "()");
        };
    }

    private TypedOperand ordered(List<CelExpr> operands, int accepted) throws NotNativeException {
        return bool(ComparisonCompiler.ordered(term(operands.get(0)), term(operands.get(1)), accepted));
    }

    private RulePredicate in(CelExpr value, CelExpr list) throws NotNativeException {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST || !ConstantCompiler.isConstant(list)) {
            throw new NotNativeException("'in' of what is no list of constants");
        }
        List<TypedOperand> candidates = new ArrayList<>();
        for (CelExpr element : list.list().elements()) {
            candidates.add(term(element));
        }
        return ComparisonCompiler.in(term(value), candidates);
    }

    private RulePredicate textTest(String function, List<CelExpr> operands) throws NotNativeException {
        TypedOperand text = term(operands.get(0));
        CelExpr second = operands.get(1);
        if (text.kind() != Kind.STRING) {
            throw new NotNativeException(function + "() of a value of several types");
        }
        if (function.equals("matches")) {
            if (second.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || second.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                throw new NotNativeException("a pattern that is not constant");
            }
            return StringPredicates.matches(text.asBytes(), second.constant().stringValue());
        }
        TypedOperand piece = term(second);
        if (piece.kind() != Kind.STRING) {
            throw new NotNativeException(function + "() of a value of several types");
        }
        return switch (function) {
            case "startsWith" -> new StringPredicates.StartsWith(text.asBytes(), piece.asBytes());
            case "endsWith" -> new StringPredicates.EndsWith(text.asBytes(), piece.asBytes());
            default -> new StringPredicates.Contains(text.asBytes(), piece.asBytes());
        };
    }

    private static TypedOperand size(TypedOperand operand) throws NotNativeException {
        return switch (operand.kind()) {
            case STRING, BYTES ->
                new TypedOperand(Kind.INT, new LongPredicates.Size(operand.asBytes(), operand.kind() == Kind.STRING));
            case ITEMS ->
                new TypedOperand(Kind.INT, new LongPredicates.Count(((LongPredicates.Slot) operand.operand()).slot()));
            default -> throw new NotNativeException("size() of another type");
        };
    }

    private static TypedOperand bool(RulePredicate predicate) {
        return new TypedOperand(Kind.BOOL, predicate);
    }
}
