// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import io.heddle.contract.suggestion.NameSuggestions;
import org.apache.avro.Schema;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** CEL's findings with the position in the expression and, if known, the fix. */
final class CelFaultMessages {
    private CelFaultMessages() {}

    /** For example {@code line 1, column 8: undefined field 'amunt'; did you mean 'amount'?}. */
    static String of(CelIssue issue, Schema schema, Collection<String> fieldNames) {
        String message = issue.getMessage().replace(" (in container '')", "");
        return "line " + issue.getSourceLocation().getLine() + ", column "
                + (issue.getSourceLocation().getColumn() + 1) + ": " + message + fix(message, schema, fieldNames);
    }

    /** Why the evaluation of an expression failed, without any value of the record. */
    static String of(CelErrorCode code) {
        return switch (code) {
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD -> "an operand is null or of another type";
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> "a number is out of range";
            case INDEX_OUT_OF_BOUNDS -> "an index is out of bounds";
            case ATTRIBUTE_NOT_FOUND -> "a field or map entry is missing";
            case ITERATION_BUDGET_EXCEEDED -> "too many iterations";
            case BAD_FORMAT, INVALID_ARGUMENT -> "an argument is not valid";
            default -> code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String fix(String message, Schema schema, Collection<String> fieldNames) {
        String name = quoted(message);
        if (message.startsWith("undefined field")) {
            return didYouMean(name, fieldNames);
        }
        if (message.startsWith("undeclared reference")) {
            boolean isField = schema.getType() == Schema.Type.RECORD && schema.getField(name) != null;
            return isField
                    ? "; fields are written record." + name
                    : "; an expression can use 'record' and 'now'" + didYouMeanVariable(name);
        }
        if (message.startsWith("expected type 'bool'")) {
            return "; an expression must be true or false, such as record." + anyField(schema) + " != null";
        }
        if (message.contains("found no matching overload") && message.contains("null)")) {
            return "; a field that is not nullable in the schema cannot be compared with null";
        }
        return "";
    }

    private static String anyField(Schema schema) {
        return schema.getType() == Schema.Type.RECORD && !schema.getFields().isEmpty()
                ? schema.getFields().get(0).name()
                : "id";
    }

    private static String quoted(String message) {
        int from = message.indexOf('\'');
        int end = message.indexOf('\'', from + 1);
        return from < 0 || end < 0 ? "" : message.substring(from + 1, end);
    }

    private static String didYouMeanVariable(String name) {
        return NameSuggestions.closest(name, List.of("record")).isPresent() ? "; did you mean 'record'?" : "";
    }

    private static String didYouMean(String name, Collection<String> known) {
        return NameSuggestions.closest(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("; the record has no such field, nor a similar one");
    }
}
