// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import com.google.re2j.Pattern;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules in cel-java, compiled once. Uses by far the fastest way to pass a record: each field is a typed variable
 * ({@code record.total} becomes {@code total}), resolved and converted only when an expression accesses it. A map or a
 * record type takes two to four times as long.
 */
public final class CelJavaRules {
    /** The two runtimes of cel-java. */
    public enum Flavour {
        /** The runtime shown in the cel-java guide. */
        STANDARD,
        /** The newer and faster runtime, which plans programs ahead of evaluation. */
        PLANNER
    }

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private static final String OVERLOAD = "_string";

    private final CelRuntime.Program[] programs;
    private final Map<String, CelField> fields;
    private final Optional<Object> now;
    private final CelVariableResolver resolver = this::resolve;
    private @Nullable IndexedRecord record;

    /**
     * Compiles the rules.
     *
     * @param expressions expressions over {@code record} and {@code now}
     * @param functions full-match patterns for custom functions, because cel-java's {@code matches} compiles its
     *        pattern for each record
     */
    public CelJavaRules(
            Schema schema, List<String> expressions, Map<String, Pattern> functions, Instant now, Flavour kind) {
        this.fields = CelField.all(schema);
        this.now = Optional.of(now);
        CelCompiler compiler = compiler(fields, functions.keySet());
        CelRuntime runtime = (kind == Flavour.PLANNER
                ? CelRuntimeFactory.plannerRuntimeBuilder()
                : CelRuntimeFactory.standardCelRuntimeBuilder())
                .setOptions(OPTIONS)
                .addFunctionBindings(bindings(functions))
                .build();
        this.programs = expressions.stream()
                .map(expression -> program(compiler, runtime, expression))
                .toArray(CelRuntime.Program[]::new);
    }

    private static List<CelFunctionBinding> bindings(Map<String, Pattern> functions) {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        functions.forEach((name, pattern) -> bindings.addAll(CelFunctionBinding.fromOverloads(
                name,
                CelFunctionBinding.from(
                        name + OVERLOAD, String.class, text -> pattern.matcher(text).matches()))));
        return bindings;
    }

    private static CelCompiler compiler(Map<String, CelField> fields, Set<String> functions) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL)
                .addVar("now", SimpleType.TIMESTAMP);
        fields.forEach((name, field) -> builder.addVar(name, field.type()));
        functions.forEach(name -> builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + OVERLOAD, SimpleType.BOOL, SimpleType.STRING))));
        return builder.build();
    }

    private static CelRuntime.Program program(CelCompiler compiler, CelRuntime runtime, String expression) {
        try {
            return runtime.createProgram(
                    compiler.compile(expression.replace("record.", "")).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }

    /** Whether the record satisfies all rules. */
    public boolean satisfiesAll(IndexedRecord checked) throws CelEvaluationException {
        record = checked;
        for (CelRuntime.Program program : programs) {
            if (!(Boolean) program.eval(resolver)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Object> resolve(String name) {
        if (name.equals("now")) {
            return now;
        }
        CelField field = fields.get(name);
        return field == null || record == null ? Optional.empty() : Optional.of(field.value(record));
    }
}
