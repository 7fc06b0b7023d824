// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.heddle.engine.internal.predicate.Logic.And;
import io.heddle.engine.internal.predicate.Logic.Choice;
import io.heddle.engine.internal.predicate.Logic.Not;
import io.heddle.engine.internal.predicate.Logic.Or;
import io.heddle.engine.internal.predicate.Term.Kind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes tests of type-checked expressions. Not thread-safe; one per rule. */
public final class PredicateCompiler {
    private final Slots slots;
    private final Function<CelExpr, @Nullable Object> constants;

    private PredicateCompiler(Slots slots, Function<CelExpr, @Nullable Object> constants) {
        this.slots = slots;
        this.constants = constants;
    }

    /**
     * The tests of an expression, all of which are true where it is: a conjunction falls into its parts.
     *
     * @param slots takes the fields that the tests look at
     * @param constants what CEL makes of an expression without variables; null where it fails
     */
    public static List<Predicate> compile(
            CelExpr expression, Slots slots, Function<CelExpr, @Nullable Object> constants) throws NotNative {
        List<Predicate> parts = new ArrayList<>();
        flatten(new PredicateCompiler(slots, constants).test(expression), parts);
        return parts;
    }

    private static void flatten(Predicate test, List<Predicate> parts) {
        if (test instanceof And and) {
            flatten(and.left(), parts);
            flatten(and.right(), parts);
        } else {
            parts.add(test);
        }
    }

    private Predicate test(CelExpr expression) throws NotNative {
        Term term = term(expression);
        if (term.kind() != Kind.BOOL) {
            throw new NotNative("a value of several types");
        }
        return term.predicate();
    }

    private Term term(CelExpr expression) throws NotNative {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return Constants.term(Constants.value(expression.constant()));
        }
        if (Constants.isConstant(expression)) {
            Object value = constants.apply(expression);
            return value == null ? bool(new Logic.Constant(Predicate.UNKNOWN)) : Constants.term(value);
        }
        return switch (expression.getKind()) {
            case IDENT, SELECT -> variable(expression);
            case CALL -> call(expression.call());
            case COMPREHENSION -> throw new NotNative("it goes through items");
            case LIST, MAP, STRUCT -> throw new NotNative("it makes a list or a map");
            case CONSTANT, NOT_SET -> throw new NotNative("a constant of another kind");
        };
    }

    private Term variable(CelExpr expression) throws NotNative {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT && expression.ident().name().equals("now")) {
            return new Term(Kind.TIMESTAMP, new Moments.Now());
        }
        if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT && expression.select().testOnly()) {
            Term record = slots.field(path(expression.select().operand()));
            // Its type is checked: the schema has the field, unless this is an entry of a map.
            if (record.kind() != Kind.RECORD) {
                throw new NotNative("it looks at entries of a map");
            }
            return bool(new Nulls.IsThere(record.operand()));
        }
        return slots.field(path(expression));
    }

    private static List<String> path(CelExpr expression) throws NotNative {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT && expression.ident().name().equals("record")) {
            return new ArrayList<>();
        }
        if (expression.getKind() != CelExpr.ExprKind.Kind.SELECT || expression.select().testOnly()) {
            throw new NotNative("it looks into a value that it makes");
        }
        List<String> path = path(expression.select().operand());
        path.add(expression.select().field());
        return path;
    }

    private Term call(CelCall call) throws NotNative {
        String function = call.function();
        List<CelExpr> operands = new ArrayList<>(call.args());
        call.target().ifPresent(target -> operands.add(0, target));
        return switch (function) {
            case "_&&_" -> bool(new And(test(operands.get(0)), test(operands.get(1))));
            case "_||_" -> bool(new Or(test(operands.get(0)), test(operands.get(1))));
            case "!_" -> bool(new Not(test(operands.get(0))));
            case "_?_:_" -> bool(new Choice(test(operands.get(0)), test(operands.get(1)), test(operands.get(2))));
            case "_==_" -> bool(Comparisons.equal(term(operands.get(0)), term(operands.get(1))));
            case "_!=_" -> bool(Comparisons.unequal(term(operands.get(0)), term(operands.get(1))));
            case "_<_" -> ordered(operands, Order.LESS);
            case "_<=_" -> ordered(operands, Order.LESS | Order.EQUAL);
            case "_>_" -> ordered(operands, Order.GREATER);
            case "_>=_" -> ordered(operands, Order.GREATER | Order.EQUAL);
            case "@in" -> bool(in(operands.get(0), operands.get(1)));
            case "startsWith", "endsWith", "contains", "matches" -> bool(textTest(function, operands));
            case "size" -> size(term(operands.get(0)));
            case "_+_", "_-_", "_*_", "_/_", "_%_" -> Calculations.of(
                    function.charAt(1), term(operands.get(0)), term(operands.get(1)));
            case "-_" -> Calculations.negative(term(operands.get(0)));
            case "_[_]" -> throw new NotNative("it looks at single items");
            default -> throw new NotNative("it calls " + function + "()");
        };
    }

    private Term ordered(List<CelExpr> operands, int wanted) throws NotNative {
        return bool(Comparisons.ordered(term(operands.get(0)), term(operands.get(1)), wanted));
    }

    private Predicate in(CelExpr value, CelExpr list) throws NotNative {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST || !Constants.isConstant(list)) {
            throw new NotNative("'in' of what is no list of constants");
        }
        List<Term> candidates = new ArrayList<>();
        for (CelExpr element : list.list().elements()) {
            candidates.add(term(element));
        }
        return Comparisons.in(term(value), candidates);
    }

    private Predicate textTest(String function, List<CelExpr> operands) throws NotNative {
        Term text = term(operands.get(0));
        CelExpr second = operands.get(1);
        if (text.kind() != Kind.STRING) {
            throw new NotNative(function + "() of a value of several types");
        }
        if (function.equals("matches")) {
            if (second.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || second.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                throw new NotNative("a pattern that is not constant");
            }
            return Texts.matches(text.range(), second.constant().stringValue());
        }
        Term piece = term(second);
        if (piece.kind() != Kind.STRING) {
            throw new NotNative(function + "() of a value of several types");
        }
        return switch (function) {
            case "startsWith" -> new Texts.StartsWith(text.range(), piece.range());
            case "endsWith" -> new Texts.EndsWith(text.range(), piece.range());
            default -> new Texts.Contains(text.range(), piece.range());
        };
    }

    private static Term size(Term of) throws NotNative {
        return switch (of.kind()) {
            case STRING, BYTES -> new Term(Kind.INT, new Wholes.Size(of.range(), of.kind() == Kind.STRING));
            case ITEMS -> new Term(Kind.INT, new Wholes.Count(((Wholes.Slot) of.operand()).slot()));
            default -> throw new NotNative("size() of another type");
        };
    }

    private static Term bool(Predicate predicate) {
        return new Term(Kind.BOOL, predicate);
    }
}
