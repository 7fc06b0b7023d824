// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.bundle.Cel;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.validator.CelAstValidator;
import io.heddle.contract.pattern.RegularExpression;

import java.util.List;

/**
 * Checks the patterns of {@code matches} with the engine that evaluates them. cel-java's own validator uses {@code
 * java.util.regex}, which accepts look-around and back references that RE2 does not have.
 */
final class Re2LiteralValidator implements CelAstValidator {
    static final Re2LiteralValidator INSTANCE = new Re2LiteralValidator();

    private Re2LiteralValidator() {}

    @Override
    public void validate(CelNavigableAst tree, Cel cel, IssuesFactory issues) {
        tree.getRoot().allNodes().map(CelNavigableExpr::expr).filter(Re2LiteralValidator::isMatches).forEach(call -> {
            List<CelExpr> arguments = call.call().args();
            CelExpr pattern = arguments.get(arguments.size() - 1);
            if (isText(pattern)) {
                RegularExpression.re2Fault(pattern.constant().stringValue())
                        .ifPresent(fault -> issues.addError(pattern.id(), fault));
            }
        });
    }

    private static boolean isMatches(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals("matches")
                && !expression.call().args().isEmpty();
    }

    private static boolean isText(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
