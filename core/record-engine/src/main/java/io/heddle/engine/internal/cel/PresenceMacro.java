// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;

import java.util.Optional;

/**
 * {@code has(a.b)} that is false for null. CEL's own macro only asks whether the field exists, which is always true for
 * a field of a schema. {@code has(a.b.c)} is also false if {@code a.b} is null: it expands to {@code has(a.b) &&
 * exists(a.b.c) && isSet(a.b.c)}, where {@code exists} is CEL's own test.
 */
final class PresenceMacro {
    /** The function that is true for everything but null. No expression can name it. */
    public static final String IS_SET = "@isSet";

    private static final String OVERLOAD = "is_set";

    private PresenceMacro() {}

    static CelMacro macro() {
        return CelMacro.newGlobalMacro("has", 1, PresenceMacro::expand);
    }

    static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(IS_SET,
                CelOverloadDecl.newGlobalOverload(OVERLOAD, SimpleType.BOOL, SimpleType.DYN));
    }

    static CelFunctionBinding binding() {
        return CelFunctionBinding.from(OVERLOAD, Object.class, value -> !(value instanceof NullValue));
    }

    private static Optional<CelExpr> expand(CelMacroExprFactory factory, CelExpr target,
            ImmutableList<CelExpr> arguments) {
        CelExpr argument = arguments.get(0);
        return Optional.of(argument.getKind() == CelExpr.ExprKind.Kind.SELECT
                ? isPresent(factory, argument)
                : factory.reportError("invalid argument to has() macro"));
    }

    private static CelExpr isPresent(CelMacroExprFactory factory, CelExpr select) {
        CelExpr operand = select.select().operand();
        CelExpr present = factory.newGlobalCall("_&&_",
                factory.newSelect(factory.copy(operand), select.select().field(), true),
                factory.newGlobalCall(IS_SET, factory.copy(select)));
        return operand.getKind() == CelExpr.ExprKind.Kind.SELECT && !operand.select().testOnly()
                ? factory.newGlobalCall("_&&_", isPresent(factory, operand), present)
                : present;
    }
}
