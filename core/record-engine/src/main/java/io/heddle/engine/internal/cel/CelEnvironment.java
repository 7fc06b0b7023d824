// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import com.google.common.collect.Sets;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CEL for one schema: {@code record} is a record of that schema, {@code now} a timestamp. Standard CEL with comparison
 * across number types, and limits on the cost of an expression: its size and nesting, its iterations over one record,
 * the size of its patterns (RE2, which never backtracks). Decimals are exact, see {@link DecimalFunctions}. Immutable
 * and thread-safe; expensive to create.
 */
final class CelEnvironment {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableQuotedIdentifierSyntax(true)
            .maxExpressionCodePointSize(20_000)
            .maxParseRecursionDepth(100)
            .comprehensionMaxIterations(100_000)
            .maxRegexProgramSize(10_000)
            .build();

    private static final DecimalFunctions DECIMALS = new DecimalFunctions(OPTIONS);

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(PresenceMacro.binding())
            .addFunctionBindings(DECIMALS.bindings())
            .build();

    private final AvroCelTypes types;
    private final Schema schema;
    private final CelCompiler compiler;
    private final @Nullable CelCompiler strict;
    private final CelValidator literals;

    CelEnvironment(Schema schema) {
        this.schema = schema;
        this.types = AvroCelTypes.of(schema, false);
        this.compiler = compiler(types);
        this.strict = types.hidesItems() ? compiler(AvroCelTypes.of(schema, true)) : null;
        this.literals = CelValidatorFactory.standardCelValidatorBuilder(compiler, RUNTIME)
                .addAstValidators(
                        Re2LiteralValidator.INSTANCE,
                        TimestampLiteralValidator.INSTANCE,
                        DurationLiteralValidator.INSTANCE)
                .build();
    }

    /** A checked expression and its program, or its faults. */
    record Compiled(
            @Nullable CelAbstractSyntaxTree tree,
            CelRuntime.@Nullable Program program,
            Map<String, Object> literals,
            ReferencedField field,
            List<String> faults) {}

    Compiled compile(String expression) {
        try {
            CelValidationResult result = compiler.compile(expression);
            if (result.hasError()) {
                return faulty(result.getErrors());
            }
            CelAbstractSyntaxTree tree = result.getAst();
            List<CelIssue> issues = new ArrayList<>(literals.validate(tree).getErrors());
            issues.addAll(undefinedFields(expression));
            return issues.isEmpty() ? program(expression, tree) : faulty(issues);
        } catch (CelValidationException | CelEvaluationException | RuntimeException e) {
            return faults(List.of("line 1, column 1: CEL cannot check the expression"));
        }
    }

    /** The value of a constant part of a checked expression; null if its evaluation fails. */
    static @Nullable Object constant(CelAbstractSyntaxTree tree, CelExpr part) {
        try {
            return RUNTIME.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                    part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()))
                    .eval();
        } catch (CelEvaluationException | RuntimeException e) {
            return null;
        }
    }

    /** The first check ignores undefined fields in nullable values; this second one treats them as non-null. */
    private List<CelIssue> undefinedFields(String expression) {
        return strict == null
                ? List.of()
                : strict.compile(expression).getErrors().stream()
                        .filter(issue -> issue.getMessage().startsWith("undefined field"))
                        .toList();
    }

    private Compiled faulty(List<CelIssue> issues) {
        return faults(
                issues.stream().map(issue -> CelFaultMessages.of(issue, schema, types.fieldNames())).toList());
    }

    private static Compiled faults(List<String> messages) {
        return new Compiled(null, null, Map.of(), ReferencedField.WHOLE_RECORD, messages);
    }

    private Compiled program(String expression, CelAbstractSyntaxTree tree)
            throws CelValidationException, CelEvaluationException {
        ReferencedField field = ReferencedField.of(tree);
        if (!types.hasDecimals()) {
            return new Compiled(tree, RUNTIME.createProgram(tree), Map.of(), field, List.of());
        }
        ExactLiterals literals = ExactLiterals.of(expression, tree);
        CelAbstractSyntaxTree exact = DECIMALS.withDecimals(
                literals.isEmpty()
                        ? tree
                        : compiler(types, literals.values().keySet()).compile(literals.expression()).getAst());
        return new Compiled(exact, RUNTIME.createProgram(exact), literals.values(), field, List.of());
    }

    private static CelCompiler compiler(AvroCelTypes types) {
        return compiler(types, Set.of());
    }

    private static CelCompiler compiler(AvroCelTypes types, Set<String> numbers) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(Sets.difference(CelStandardMacro.STANDARD_MACROS, Set.of(CelStandardMacro.HAS)))
                .addMacros(PresenceMacro.macro())
                .addFunctionDeclarations(PresenceMacro.declaration())
                .addVarDeclarations(numbers.stream()
                        .map(name -> CelVarDecl.newVarDeclaration(name, SimpleType.DOUBLE))
                        .toList())
                .setTypeProvider(types)
                .addVar("record", types.root())
                .addVar("now", SimpleType.TIMESTAMP)
                .setResultType(SimpleType.BOOL)
                .build();
    }
}
