// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.heddle.engine.internal.rule.RedactedDescription;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The single field that an expression refers to, reported as the path of a violation: {@code record.address.city != ''}
 * refers to {@code address.city}. An expression over none or several fields refers to the whole record.
 *
 * @param path {@code ""} for the whole record
 */
record ReferencedField(String path) {
    static final ReferencedField WHOLE_RECORD = new ReferencedField("");

    static ReferencedField of(CelAbstractSyntaxTree tree) {
        Set<String> paths = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> !isPartOfPath(node))
                .map(node -> path(node.expr()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return paths.size() == 1 ? new ReferencedField(paths.iterator().next()) : WHOLE_RECORD;
    }

    /** The top-level fields that an expression names; empty if it uses the record in another way. */
    static Optional<Set<String>> topLevel(CelAbstractSyntaxTree tree) {
        Set<String> names = new TreeSet<>();
        boolean usedAsWhole = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT
                        && (node.expr().ident().name().equals("record")
                                || node.expr().ident().name().equals(".record")))
                .anyMatch(node -> {
                    CelExpr parent = node.parent().map(CelNavigableExpr::expr).orElse(null);
                    if (parent == null || parent.getKind() != CelExpr.ExprKind.Kind.SELECT) {
                        return true;
                    }
                    names.add(parent.select().field());
                    return false;
                });
        return usedAsWhole ? Optional.empty() : Optional.of(names);
    }

    /** The type and size of the field's value. */
    String redacted(IndexedRecord record) {
        if (path.isEmpty()) {
            return "record";
        }
        Object value = record;
        for (String name : List.of(path.split("\\."))) {
            if (!(value instanceof IndexedRecord inner)) {
                break;
            }
            Schema.Field field = inner.getSchema().getField(name);
            value = field == null ? null : inner.get(field.pos());
        }
        return RedactedDescription.of(value);
    }

    private static boolean isPartOfPath(CelNavigableExpr node) {
        return node.parent()
                .map(parent -> parent.getKind() == CelExpr.ExprKind.Kind.SELECT)
                .orElse(false);
    }

    /** Null if the expression is not a path that starts at {@code record}. */
    private static @Nullable String path(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return expression.ident().name().equals("record") ? "" : null;
        }
        if (expression.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return null;
        }
        String operand = path(expression.select().operand());
        if (operand == null) {
            return null;
        }
        String name = expression.select().field();
        return operand.isEmpty() ? name : operand + "." + name;
    }
}
